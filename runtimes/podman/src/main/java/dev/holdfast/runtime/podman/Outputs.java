package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.linux.Pauses;
import dev.holdfast.runtime.podman.logs.Position;
import dev.holdfast.runtime.podman.logs.Shipment;
import dev.holdfast.runtime.podman.logs.ShipperProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugin's side of the log shipper: hands over jobs, keeps it alive, asks how far it is. */
final class Outputs implements Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Outputs.class);
  static final String FOLDER = "logs";

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofMillis(400);
  private static final Duration PAUSE = Duration.ofMillis(4);

  private final Path folder;
  private final ShipperProcess shipper;
  private final boolean collects;
  private final Map<WorkloadId, Instant> waitedSince = new ConcurrentHashMap<>();

  Outputs(Path bootFolder, boolean collects) {
    this.collects = collects;
    this.folder = bootFolder.resolve(FOLDER);
    this.shipper = ShipperProcess.in(folder);
  }

  /**
   * Has a container's output shipped that is made and not started yet.
   *
   * @throws RuntimeRefused if there is nowhere to bring it
   */
  void expect(WorkloadSpec spec, ContainerFacts made) {
    made.logFile().filter(_ -> collects).ifPresent(log -> expect(spec, made, log));
  }

  private void expect(WorkloadSpec spec, ContainerFacts made, Path log) {
    Path stdout = existing(spec.stdio().stdoutPath());
    Path stderr = existing(spec.stdio().stderrPath());
    try {
      Files.createDirectories(folder);
      new Shipment(spec.id().value(), log, made.monitorPidFile(), stdout, stderr).write(folder);
      keepAlive();
    } catch (IOException e) {
      throw new UncheckedIOException("the task's output cannot be shipped: " + e.getMessage(), e);
    }
  }

  private static Path existing(String path) {
    if (!Files.exists(Path.of(path))) {
      throw new RuntimeRefused("the log pipe %s is not there: is the folder?".formatted(path));
    }
    return Path.of(path);
  }

  /** Starts the shipper where there is none and there is work for it. */
  synchronized void keepAlive() {
    if (shipper.isAlive()) {
      return;
    }
    try {
      shipper.start();
    } catch (IOException e) {
      LOG.error("the log shipper cannot be started, tasks' output stays behind", e);
    }
  }

  /** The same, asked now and then. */
  void lookAfter() {
    if (Files.isDirectory(folder) && hasJobs()) {
      keepAlive();
    }
  }

  private boolean hasJobs() {
    try (var jobs = Files.newDirectoryStream(folder, "*.job")) {
      return jobs.iterator().hasNext();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for log jobs in " + folder, e);
    }
  }

  @Override
  public boolean isComplete(WorkloadId id, Instant endedAt) {
    if (isOver(id)) {
      return true;
    }
    Instant since = waitedSince.computeIfAbsent(id, _ -> Instant.now());
    sayEnded(id);
    long deadline = System.nanoTime() + LOOK.toNanos();
    while (!isOver(id)) {
      if (System.nanoTime() > deadline) {
        return Instant.now().isAfter(since.plus(PATIENCE));
      }
      Pauses.pause(PAUSE);
    }
    return true;
  }

  /** Whether all is shipped, or nothing was asked for. */
  private boolean isOver(WorkloadId id) {
    try {
      return !Files.exists(Shipment.jobFile(folder, id.value()))
          || Position.read(Shipment.positionFile(folder, id.value()))
              .filter(Position::isOver)
              .isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot see how far the output of " + id + " is", e);
    }
  }

  private void sayEnded(WorkloadId id) {
    keepAlive();
    try {
      Files.createFile(Shipment.endFile(folder, id.value()));
    } catch (FileAlreadyExistsException _) {
      LOG.debug("the shipper knows that {} has ended", id);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell the log shipper of the end of " + id, e);
    }
  }

  /** The workload is gone. The job goes first: without it nothing else is made again. */
  void forget(WorkloadId id) {
    waitedSince.remove(id);
    try {
      Files.deleteIfExists(Shipment.jobFile(folder, id.value()));
      Files.deleteIfExists(Shipment.endFile(folder, id.value()));
      Files.deleteIfExists(Shipment.positionFile(folder, id.value()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the log job of " + id, e);
    }
  }
}
