package dev.holdfast.store.mapdb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.Records;
import dev.holdfast.store.StateStore;
import dev.holdfast.store.codec.Migrations;
import dev.holdfast.store.codec.RecordCodec;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  @TempDir Path folder;

  private static StoreOptions schema2() {
    return StoreOptions.standard()
        .withCodec(new RecordCodec(new Migrations(List.of(SchemaTest::renamed))));
  }

  private static Map<String, Object> renamed(Map<String, Object> fields) {
    Map<String, Object> lifted = new HashMap<>(fields);
    lifted.put("driver", fields.get("driver") + "-renamed");
    return lifted;
  }

  private void copyVersion1() throws IOException, URISyntaxException {
    Damages.copy(
        Path.of(requireNonNull(SchemaTest.class.getResource("/store-v1")).toURI()), folder);
  }

  @Test
  void filesOfSchema1AreRead() throws Exception {
    copyVersion1();
    assertThat(OfflineStore.read(folder))
        .isEqualTo(new LoadedRecords(Version1.records(), List.of()));
    try (StateStore store = MapDbStateStore.open(folder)) {
      assertThat(store.all()).isEqualTo(Version1.records());
    }
    assertThat(OfflineStore.read(folder).records()).isEqualTo(Version1.records());
  }

  @Test
  void laterVersionLiftsThemAndKeepsThemLifted() throws Exception {
    copyVersion1();
    for (int round = 0; round < 3; round++) {
      try (StateStore store = MapDbStateStore.open(folder, schema2())) {
        assertThat(store.loaded().damage()).isEmpty();
        assertThat(store.all())
            .hasSize(Version1.records().size())
            .allMatch(record -> record.driver().equals("systemd-renamed"));
        store.put(Records.next(store.all().getFirst()));
      }
    }
  }

  @Test
  void earlierVersionSetsAsideWhatItCannotUnderstand() throws Exception {
    try (StateStore store = MapDbStateStore.open(folder)) {
      store.put(Records.first(1));
    }
    try (StateStore store = MapDbStateStore.open(folder, schema2())) {
      store.put(Records.first(2));
    }
    byte[] later = Files.readAllBytes(folder.resolve("tasks-3.db"));
    try (StateStore store = MapDbStateStore.open(folder)) {
      assertThat(store.loaded().damage())
          .singleElement()
          .asString()
          .startsWith("tasks-3.db holds a record of schema 2, which a later version wrote;")
          .contains("set aside as " + folder.resolve("tasks-3.db.damaged-"));
      store.put(Records.first(3));
      assertThat(store.all()).contains(Records.first(3));
    }
    assertThat(new StoreFolder(folder).files())
        .filteredOn(file -> file.toString().contains(".damaged-"))
        .singleElement()
        .satisfies(it -> assertThat(it).hasBinaryContent(later));
    assertThat(OfflineStore.read(folder).damage()).isEmpty();
  }
}
