package dev.holdfast.trial.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  private static final Slot SLOT = new Slot("alloc", "task");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("history.ndjson");
  }

  @Test
  void everySortOfEventIsReadAsItWasWritten() throws IOException {
    List<Event> all = oneOfEach();

    History history = written(all);

    assertThat(history.events()).containsExactlyElementsOf(all);
    assertThat(all)
        .extracting(Event::getClass)
        .doesNotHaveDuplicates()
        .hasSize(Event.class.getPermittedSubclasses().length);
    assertThat(history.cut()).isFalse();
    assertThat(history.finished()).isTrue();
    assertThat(history.header().seed()).isEqualTo(-7);
  }

  @Test
  void whoListensHearsOfEveryEventThatWasWritten() throws IOException {
    List<Event> heard = new ArrayList<>();
    try (HistoryWriter writer = HistoryWriter.create(file, "/p", "s", "c", 1)) {
      writer.append(new Mark(1, "before"));
      writer.listen(heard::add);
      writer.append(new Mark(2, "after"));
    }

    assertThat(heard).containsExactly(new Mark(2, "after"));
  }

  @Test
  void aLineCutAtAnyByteCostsThatLineOnly() throws IOException {
    List<Event> all = List.of(new Mark(1, "ä first"), new Mark(2, "second äöü"));
    written(all);
    byte[] whole = Files.readAllBytes(file);
    int lastLine = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("{");

    for (int length = lastLine + 1; length < whole.length - 1; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      History history = HistoryReader.read(file);
      assertThat(history.events()).as("cut at %d", length).containsExactly(all.getFirst());
      assertThat(history.cut()).isTrue();
    }
  }

  @Test
  void eventsComeInTheOrderOfTheirStamps() throws IOException {
    History history = written(List.of(new Mark(5, "later"), new Mark(3, "earlier")));

    assertThat(history.events()).extracting(Event::atNanos).containsExactly(3L, 5L);
  }

  @Test
  void linesThatAreNoEventsAreLeftOut() throws IOException {
    written(List.of(new Mark(1, "good")));
    Files.writeString(
        file,
        "null\n[]\n{\"event\":\"unheard-of\",\"atNanos\":1}\n{\"event\":\"mark\"}\n",
        StandardOpenOption.APPEND);

    History history = HistoryReader.read(file);

    assertThat(history.events()).hasSize(1);
    assertThat(history.cut()).isTrue();
  }

  @Test
  void aFileThatBeginsOtherwiseIsRefused() throws IOException {
    for (String text : List.of("", "null\n", "{}\n", "[1]\n", "ELF", headerOfVersion(2))) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> HistoryReader.read(file))
          .as(text)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("does not begin with the header of a history");
    }
  }

  private static String headerOfVersion(int version) {
    return """
    {"schema":%d,"anchor":"","plugin":"","suite":"","caseName":"","seed":0}
    """
        .formatted(version);
  }

  @Test
  void anOlderHistoryIsNotOverwritten() throws IOException {
    written(List.of());

    assertThatThrownBy(() -> HistoryWriter.create(file, "/p", "s", "c", 1))
        .isInstanceOf(IOException.class);
  }

  @Test
  void nobodyElseMayReadIt() throws IOException {
    written(List.of());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private History written(List<Event> events) throws IOException {
    try (HistoryWriter writer = HistoryWriter.create(file, "/plugin", "recovery", "case", -7)) {
      events.forEach(writer::append);
    }
    return HistoryReader.read(file);
  }

  private static List<Event> oneOfEach() {
    Copy copy = new Copy("boot", 12, 99);
    Item item = new Item(Item.Kind.UNIT, "web.service");
    Fault fault = new Fault("f1", "plugin", "SIGKILL", "", SLOT, Set.of(Effect.PLUGIN_DEATH));
    return List.of(
        new Mark(0, "\"quoted\" \\ \n \u2028 <b>"),
        new PluginLaunched(1, 1, 77),
        new HealthTold(2, HealthTold.Health.HEALTHY, "fine"),
        new Planted(3, item, "looks like ours"),
        new AttemptPlanned(4, "id", SLOT, new Ending.RunsUntilStopped(List.of(End.signal(15)))),
        new CallAsked(5, 1, Rpc.START, "id", SLOT, 10, 0),
        new CallAnswered(6, 1, Answer.refused("NOT_FOUND", "no")),
        new CopySeen(7, SLOT, copy, 5),
        new Looked(8, 7),
        new FaultBegan(9, fault),
        new PluginDied(10, 1, "signal 9"),
        new FaultEnded(11, "f1", ""),
        new CutShort(12, "died 5 times"),
        new NodeRebooted(12, "boot2"),
        new CopyGone(13, SLOT, copy, 8),
        new TrueEnd(14, "id", SLOT, End.outOfMemory(), "kernel"),
        new ExitTold(15, 2, "id", SLOT, 137, 9, true, ""),
        new InventoryCompared(16, List.of(item), List.of()),
        new StatsTold(16, "id", SLOT, 12.5, 4096, 2),
        new LinesRead(16, SLOT, 1, 9, List.of(new Lines(1, 4), new Lines(6, 9))),
        new Finished(17));
  }
}
