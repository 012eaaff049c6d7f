package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.NodeImage.Header;
import dev.holdfast.controller.dump.NodeImage.PluginImage;
import dev.holdfast.controller.dump.NodeImage.QueueImage;
import dev.holdfast.controller.dump.NodeImage.RuntimeImage;
import dev.holdfast.controller.dump.NodeImage.WorkImage;
import dev.holdfast.store.StoreInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whose image it is, in words. Pure. */
final class HeaderText {
  private HeaderText() {}

  static List<String> lines(Header header) {
    List<String> texts = new ArrayList<>();
    texts.add(image(header));
    if (header.plugin() != null) {
      texts.add(plugin(header.plugin(), header.bootId()));
    }
    texts.add(store(header));
    header.runtimes().forEach(runtime -> texts.add(runtime(runtime)));
    if (header.queue() != null) {
      texts.add(queue(header.queue()));
    }
    header.notes().forEach(note -> texts.add("note: " + note));
    return texts.stream()
        .flatMap(text -> Words.wrapped(text, TableRenderer.WIDTH, "").stream())
        .toList();
  }

  private static String image(Header header) {
    String name = header.node() == null ? "" : " (node " + header.node().id() + ")";
    String where = header.hostname().isEmpty() ? "" : " on " + header.hostname() + name;
    return "driver "
        + header.driver()
        + where
        + ", "
        + source(header)
        + ", at "
        + Words.time(header.at());
  }

  private static String source(Header header) {
    PluginImage plugin = header.plugin();
    return switch (header.source()) {
      case LIVE ->
          "live from holdfast "
              + header.version()
              + (plugin == null ? "" : ", pid " + plugin.pid());
      case OFFLINE -> "offline from the store's files: nobody asked the runtime";
      case OFFLINE_DAMAGED ->
          "offline from the store's files, which are DAMAGED: nobody asked the runtime";
    };
  }

  /** Who takes care of the tasks, or did last. */
  static String plugin(PluginImage plugin, String currentBoot) {
    return "plugin "
        + process(plugin, currentBoot)
        + ", generation "
        + plugin.generation()
        + ", since "
        + Words.time(plugin.startedAt())
        + previous(plugin);
  }

  private static String process(PluginImage plugin, String currentBoot) {
    if (plugin.endedAt() != null) {
      return "pid " + plugin.pid() + " ended cleanly at " + Words.time(plugin.endedAt());
    }
    return switch (plugin.process()) {
      case "running" -> "pid " + plugin.pid() + " runs";
      case "stopped" -> "pid " + plugin.pid() + " is STOPPED (SIGSTOP; kill -CONT lets it go on)";
      default ->
          "pid "
              + plugin.pid()
              + (plugin.bootId().equals(currentBoot) ? " is dead" : " ended with an earlier boot")
              + " and did not say good-bye";
    };
  }

  private static String previous(PluginImage plugin) {
    if (plugin.previousClean() == null) {
      return "";
    }
    return plugin.previousClean()
        ? ", the one before ended cleanly"
        : ", the one before did not end cleanly";
  }

  private static String store(Header header) {
    StoreInfo store = header.store();
    Instant synced = store.lastSync();
    return "store "
        + store.location()
        + ", "
        + Words.counted(store.records(), "record")
        + ", "
        + store.sizeBytes()
        + " bytes"
        + (synced == null ? "" : ", last sync " + Words.time(synced))
        + (header.storeFiles().isEmpty()
            ? ""
            : ", in " + Words.counted(header.storeFiles().size(), "file"));
  }

  private static String runtime(RuntimeImage it) {
    Instant listed = it.listedAt();
    String list =
        listed == null
            ? "never listed yet"
            : String.format(
                Locale.ROOT,
                "last list %s with %d in %.1f ms",
                Words.time(listed),
                it.listed(),
                it.listMillis());
    String version = it.attributes().getOrDefault("version", "");
    return "runtime "
        + it.name()
        + (version.isEmpty() ? "" : " " + version)
        + ": "
        + it.health()
        + ", breaker "
        + it.breaker()
        + ", "
        + list;
  }

  private static String queue(QueueImage queue) {
    Instant since = queue.longestSince();
    return "queue: "
        + Words.counted(queue.busy(), "busy worker")
        + ", "
        + Words.counted(queue.waitingLaunches(), "waiting launch", "waiting launches")
        + (since == null ? "" : ", longest: " + queue.longest() + " since " + Words.time(since))
        + queue.work().stream()
            .filter(work -> work.task().isEmpty())
            .map(HeaderText::activity)
            .collect(Collectors.joining());
  }

  private static String activity(WorkImage it) {
    String done = it.bytes() == null ? "" : ", " + it.bytes() + " bytes";
    String total = it.totalBytes() == null ? "" : " of " + it.totalBytes();
    return "; " + it.doing() + " since " + Words.time(it.since()) + done + total;
  }
}
