package dev.holdfast.controller.cli;

import dev.holdfast.controller.admin.AdminClient;
import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.controller.driver.Machine;
import dev.holdfast.controller.dump.Belief;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.dump.NodeImage.PluginImage;
import dev.holdfast.controller.dump.NodeImageBuilder;
import dev.holdfast.controller.dump.NodeKey;
import dev.holdfast.controller.dump.Redaction;
import dev.holdfast.controller.life.Life;
import dev.holdfast.controller.life.Lives;
import dev.holdfast.controller.life.ProcessState;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.RuntimeProvider;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gets the image of a driver: from the running plugin, else from the files of its store. */
record ImageSource(OfflineReader offline) {
  /** A plugin that is well says so in a few milliseconds; people wait for the rest of this. */
  private static final Duration FIRST_SIGN = Duration.ofMillis(400);

  private static final Duration WHOLE_ANSWER = Duration.ofSeconds(5);

  /**
   * The image.
   *
   * @param filesOnly whether a plugin that may be running is left alone
   * @throws StoreUnavailable if there is neither a plugin that answers nor a store
   */
  NodeImage image(RuntimeProvider provider, Path stateDir, boolean filesOnly) {
    return records(provider, stateDir, filesOnly)
        .withStoreFiles(StoreFiles.in(PluginSettings.storeDir(stateDir)));
  }

  private NodeImage records(RuntimeProvider provider, Path stateDir, boolean filesOnly) {
    if (filesOnly) {
      return offline(provider, stateDir, "asked to read the files only");
    }
    try {
      refuseStopped(stateDir);
      return AdminClient.image(stateDir, FIRST_SIGN, WHOLE_ANSWER);
    } catch (IOException e) {
      return offlineInstead(provider, stateDir, "the plugin does not answer: " + e.getMessage());
    }
  }

  /** The kernel takes connections for a stopped process; there is no need to wait for it. */
  private static void refuseStopped(Path stateDir) throws IOException {
    Optional<Life> life = Lives.read(stateDir);
    if (life.flatMap(it -> it.process(NodeFacts.currentBoot()))
        .filter(ProcessState::isStopped)
        .isPresent()) {
      throw new IOException("process " + life.get().pid() + " is stopped (SIGSTOP)");
    }
  }

  private NodeImage offlineInstead(RuntimeProvider provider, Path stateDir, String why) {
    try {
      return offline(provider, stateDir, why);
    } catch (StoreUnavailable e) {
      throw new StoreUnavailable(why + "; " + e.getMessage(), e);
    }
  }

  private NodeImage offline(RuntimeProvider provider, Path stateDir, String why) {
    Path folder = PluginSettings.storeDir(stateDir);
    LoadedRecords loaded = offline.read(folder);
    Optional<Redaction> kept = NodeKey.read(stateDir);
    List<String> notes = new ArrayList<>(List.of(why));
    if (kept.isEmpty()) {
      notes.add("without the node's key, placeholders of hidden texts fit no other dump");
    }
    notes.addAll(loaded.damage());
    NodeImage.Header header =
        new NodeImage.Header(
            NodeImage.SCHEMA_VERSION,
            Version.text(),
            provider.driverName(),
            Machine.hostname(),
            NodeFacts.currentBoot(),
            plugin(stateDir),
            List.of(),
            null,
            new StoreInfo(folder.toString(), loaded.records().size(), sizeOf(folder), 0, null),
            loaded.damage().isEmpty() ? NodeImage.Source.OFFLINE : NodeImage.Source.OFFLINE_DAMAGED,
            Instant.now(),
            notes,
            null,
            List.of());
    return new NodeImageBuilder(kept.orElseGet(Redaction::withFreshKey), provider::identifiers)
        .build(header, loaded.records().stream().map(ImageSource::unseen).toList());
  }

  /** Who lives there, or did last; null where nobody wrote it down. */
  private static @Nullable PluginImage plugin(Path stateDir) {
    return Lives.read(stateDir).map(ImageSource::plugin).orElse(null);
  }

  private static PluginImage plugin(Life life) {
    String process =
        life.process(NodeFacts.currentBoot())
            .map(state -> state.isStopped() ? "stopped" : "running")
            .orElse("dead");
    return new PluginImage(
        life.pid(),
        life.generation(),
        life.bootId(),
        life.startedAt(),
        life.endedAt(),
        process,
        life.previousClean());
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
