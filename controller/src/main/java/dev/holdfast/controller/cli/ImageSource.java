package dev.holdfast.controller.cli;

import dev.holdfast.controller.admin.AdminClient;
import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.controller.dump.Belief;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.dump.NodeImageBuilder;
import dev.holdfast.controller.dump.NodeKey;
import dev.holdfast.controller.dump.Redaction;
import dev.holdfast.runtime.Observation;
import dev.holdfast.store.LoadedRecords;
import dev.holdfast.store.StoreInfo;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Gets the image of a driver: from the running plugin, else from the files of its store. */
record ImageSource(OfflineReader offline) {
  private static final Duration LIVE_LIMIT = Duration.ofSeconds(2);

  /**
   * The image of the plugin that runs, or what its files say where none answers.
   *
   * @throws StoreUnavailable if there is neither
   */
  NodeImage liveOrOffline(String driver, Path stateDir) {
    try {
      return AdminClient.image(stateDir, LIVE_LIMIT);
    } catch (IOException e) {
      return offlineInstead(driver, stateDir, "the plugin does not answer: " + e.getMessage());
    }
  }

  private NodeImage offlineInstead(String driver, Path stateDir, String why) {
    try {
      return offline(driver, stateDir, why);
    } catch (StoreUnavailable e) {
      throw new StoreUnavailable(why + "; " + e.getMessage(), e);
    }
  }

  /**
   * What the files say.
   *
   * @param why nobody asked the plugin
   */
  NodeImage offline(String driver, Path stateDir, String why) {
    Path folder = PluginSettings.storeDir(stateDir);
    LoadedRecords loaded = offline.read(folder);
    List<String> notes = new ArrayList<>(List.of(why));
    notes.addAll(loaded.damage());
    NodeImage.Header header =
        new NodeImage.Header(
            NodeImage.SCHEMA_VERSION,
            Version.text(),
            driver,
            NodeFacts.read().bootId(),
            0,
            null,
            "",
            new StoreInfo(folder.toString(), loaded.records().size(), sizeOf(folder), 0, null),
            loaded.damage().isEmpty() ? NodeImage.Source.OFFLINE : NodeImage.Source.OFFLINE_DAMAGED,
            Instant.now(),
            notes);
    return new NodeImageBuilder(NodeKey.read(stateDir).orElseGet(Redaction::withFreshKey))
        .build(header, loaded.records().stream().map(ImageSource::unseen).toList());
  }

  private static Belief unseen(TaskRecord record) {
    return Belief.ofRecord(record, new Observation.Unknown("offline, nobody asked the runtime"));
  }

  private static long sizeOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(path -> path.toFile().length()).sum();
    } catch (IOException e) {
      return 0; // The figure is for people, and the records were read.
    }
  }
}
