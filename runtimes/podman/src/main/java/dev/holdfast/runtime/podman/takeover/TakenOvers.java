package dev.holdfast.runtime.podman.takeover;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadId;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which containers were taken over, in a file each below {@code /run}: they end with the boot, and
 * Nomad hands its handle over again after every restart of the agent.
 */
public final class TakenOvers {
  private static final Logger LOG = LoggerFactory.getLogger(TakenOvers.class);
  private static final String NOTE = ".json";
  private static final String LEFT = ".left";

  private final ObjectMapper json = new ObjectMapper();
  private final Path folder;
  private final Map<WorkloadId, TakenOver> known = new ConcurrentHashMap<>();
  private final Set<String> left = ConcurrentHashMap.newKeySet();

  /** Reads what an earlier life has noted for this owner. */
  public TakenOvers(Path bootFolder, Owner owner) {
    this.folder = bootFolder.resolve("taken-over");
    if (Files.isDirectory(folder)) {
      read(owner);
    }
  }

  private void read(Owner owner) {
    try (var files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> read(owner, file));
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("which containers were taken over cannot be read: {}", e.getMessage());
    }
  }

  private void read(Owner owner, Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(LEFT)) {
      left.add(name.substring(0, name.length() - LEFT.length()));
    } else if (name.endsWith(NOTE)) {
      note(file)
          .filter(it -> it.labels().owner().equals(owner))
          .ifPresent(it -> known.put(it.labels().workloadId(), it));
    }
  }

  private Optional<TakenOver> note(Path file) {
    try {
      return TakenOver.of(json.readTree(file.toFile()));
    } catch (IOException e) {
      LOG.warn("the note {} cannot be read: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /** Notes one. A second time changes nothing. */
  public void add(TakenOver taken) {
    WorkloadId id = taken.labels().workloadId();
    if (taken.equals(known.put(id, taken))) {
      return;
    }
    LOG.info("{} is the container {} of nomad-driver-podman", id, taken.container());
    try {
      Files.createDirectories(folder);
      Path unfinished = folder.resolve(id.value() + ".new");
      Files.write(unfinished, json.writeValueAsBytes(taken.toJson()));
      Files.move(unfinished, file(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("that {} was taken over is not noted: {}", id, e.getMessage());
    }
  }

  private Path file(WorkloadId id) {
    return folder.resolve(id.value() + NOTE);
  }

  public Optional<TakenOver> get(WorkloadId id) {
    return Optional.ofNullable(known.get(id));
  }

  public Set<WorkloadId> ids() {
    return Set.copyOf(known.keySet());
  }

  /** The workload that this container is, if it was taken over. */
  public Optional<WorkloadId> idOf(String container) {
    return known.entrySet().stream()
        .filter(entry -> entry.getValue().container().equals(container))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The container is gone, or no workload any more. */
  public void forget(WorkloadId id) {
    if (known.remove(id) != null) {
      delete(file(id));
    }
  }

  /** A container that is to go as soon as no other one shares its namespaces. */
  public void leave(String container) {
    left.add(container);
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(container + LEFT), new byte[0]);
    } catch (IOException e) {
      LOG.warn("that the container {} is to go is not noted: {}", container, e.getMessage());
    }
  }

  public Set<String> left() {
    return Set.copyOf(left);
  }

  /** It has gone. */
  public void forgetLeft(String container) {
    left.remove(container);
    delete(folder.resolve(container + LEFT));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("the note {} stays: {}", file, e.getMessage());
    }
  }
}
