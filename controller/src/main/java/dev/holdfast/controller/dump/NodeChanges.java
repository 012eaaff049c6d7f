package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.NodeImage.Header;
import dev.holdfast.controller.dump.NodeImage.PluginImage;
import dev.holdfast.controller.dump.NodeImage.RuntimeImage;
import dev.holdfast.controller.dump.NodeImage.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed about the node and the plugin, in words. Pure. */
final class NodeChanges {
  private final List<String> words = new ArrayList<>();

  private NodeChanges() {}

  static List<String> of(Header old, Header now) {
    NodeChanges changes = new NodeChanges();
    changes.compare(old, now);
    return changes.words;
  }

  private void compare(Header old, Header now) {
    if (!old.bootId().equals(now.bootId())) {
      words.add("the machine was booted anew, or it is another machine");
    }
    change("the program's version", old.version(), now.version());
    plugin(old.plugin(), now.plugin(), now.bootId());
    if (old.source() != now.source()) {
      words.add("the second dump was made " + source(now) + ", the first " + source(old));
    }
    runtimes(old.runtimes(), now.runtimes());
    change("the store's damage", String.valueOf(damaged(old)), String.valueOf(damaged(now)));
  }

  private void plugin(@Nullable PluginImage old, @Nullable PluginImage now, String boot) {
    if (old == null || now == null) {
      return;
    }
    if (old.generation() != now.generation()) {
      words.add(
          "the plugin was started anew: generation %d (pid %d) before, now %s"
              .formatted(old.generation(), old.pid(), HeaderText.plugin(now, boot)));
    } else if (!old.process().equals(now.process())) {
      words.add("the plugin's process was " + old.process() + ", now it is " + now.process());
    }
  }

  private void runtimes(List<RuntimeImage> old, List<RuntimeImage> now) {
    for (RuntimeImage it : now) {
      old.stream()
          .filter(before -> before.name().equals(it.name()))
          .forEach(before -> {
            change("the health of " + it.name(), before.health(), it.health());
            change("the breaker of " + it.name(), before.breaker(), it.breaker());
          });
    }
  }

  private void change(String what, String old, String now) {
    if (!old.equals(now)) {
      words.add(what + " was " + old + ", now it is " + now);
    }
  }

  private static boolean damaged(Header header) {
    return header.source() == Source.OFFLINE_DAMAGED;
  }

  private static String source(Header header) {
    return header.source() == Source.LIVE ? "live" : "offline";
  }
}
