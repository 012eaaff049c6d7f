package dev.holdfast.trial.inject;

import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.trial.client.PluginSeat;
import dev.holdfast.trial.fault.Injection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * Tells a plugin of ours at which instant it shall fail, by the file that it reads at every hit. A
 * rule counts its hits by its text, so each carries the number of its fault.
 */
public record FailpointFile(Path file) {
  /** In the plugin's environment: where the file is. */
  private static final String VARIABLE = "HOLDFAST_FAILPOINTS";

  private static final Duration POLL = Duration.ofMillis(10);

  /** The plugin as it is to be launched, which finds that nothing fails yet. */
  public PluginFile armed(PluginFile plugin) throws IOException {
    clear();
    return plugin.withVariable(VARIABLE, file.toString());
  }

  /**
   * Sets one rule and waits until it has fired or its time is up.
   *
   * @param then what makes somebody come by
   * @throws IOException if it has not fired
   */
  String strike(Injection injection, PluginSeat.WhileDead then) throws IOException {
    long before = fired();
    String rule = injection.kind().detail().replace(" = ", " = 1*");
    write("%s # fault %d%n".formatted(rule, injection.number()));
    try {
      then.act();
      long deadline = System.nanoTime() + injection.hold().toNanos();
      while (fired() == before) {
        if (System.nanoTime() > deadline) {
          throw new IOException("nothing came by there");
        }
        Pause.of(POLL);
      }
      return "fired";
    } finally {
      clear();
    }
  }

  /** Length of what the plugin notes before it fails. */
  private long fired() throws IOException {
    Path log = file.resolveSibling(file.getFileName() + ".fired");
    return Files.exists(log) ? Files.size(log) : 0;
  }

  private void clear() throws IOException {
    write("");
  }

  private void write(String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
