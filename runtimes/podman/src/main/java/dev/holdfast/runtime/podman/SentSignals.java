package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last signal that we sent to each workload, in a file each, because the plugin may die between
 * a signal and the end that it brings. SIGKILL is never followed by a weaker one.
 */
final class SentSignals {
  static final String FOLDER = "signals";

  private static final Logger LOG = LoggerFactory.getLogger(SentSignals.class);
  private static final int KILL = 9;

  private final Path folder;
  private final Map<WorkloadId, Sent> known = new ConcurrentHashMap<>();

  SentSignals(Path bootFolder) {
    this.folder = bootFolder.resolve(FOLDER);
  }

  private record Sent(String container, int signal) {
    boolean isKillOf(String other) {
      return signal == KILL && container.equals(other);
    }
  }

  /** Notes it, before it is sent. */
  void note(WorkloadId id, String container, int signal) {
    if (last(id).isKillOf(container)) {
      return;
    }
    known.put(id, new Sent(container, signal));
    try {
      Files.createDirectories(folder);
      Files.writeString(file(id), container + " " + signal);
    } catch (IOException e) {
      LOG.warn("that {} was sent signal {} is not noted: {}", id, signal, e.getMessage());
    }
  }

  /** Whether the last signal to this very container was this one. */
  boolean was(WorkloadId id, String container, int signal) {
    Sent last = last(id);
    return last.container().equals(container) && last.signal() == signal;
  }

  private Sent last(WorkloadId id) {
    return known.computeIfAbsent(id, this::read);
  }

  private Sent read(WorkloadId id) {
    try {
      String[] words = Files.readString(file(id)).split(" ", 2);
      boolean whole = words.length == 2 && words[1].matches("[0-9]{1,2}");
      return whole ? new Sent(words[0], Integer.parseInt(words[1])) : new Sent("", 0);
    } catch (NoSuchFileException _) {
      return new Sent("", 0);
    } catch (IOException e) {
      LOG.warn("which signal {} was sent cannot be read: {}", id, e.getMessage());
      return new Sent("", 0);
    }
  }

  private Path file(WorkloadId id) {
    return folder.resolve(id.value());
  }

  /** The workload is gone. */
  void forget(WorkloadId id) {
    known.remove(id);
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      LOG.warn("the note of a signal to {} stays: {}", id, e.getMessage());
    }
  }
}
