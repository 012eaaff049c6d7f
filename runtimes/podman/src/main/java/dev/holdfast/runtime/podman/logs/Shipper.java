package dev.holdfast.runtime.podman.logs;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out all shipments of a folder. The kernel tells when a log file or the folder changes;
 * beside that all are looked at now and then, for an end that nobody told and a reader that came
 * back.
 */
final class Shipper {
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration IDLE = Duration.ofSeconds(15);

  private final Path folder;
  private final WatchService watch;
  private final Map<String, Courier> couriers = new HashMap<>();
  private final Map<WatchKey, String> workloads = new HashMap<>();
  private long lastTick;
  private long idleSince = System.nanoTime();

  Shipper(Path folder) throws IOException {
    this.folder = folder;
    this.watch = FileSystems.getDefault().newWatchService();
    folder.register(
        watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
  }

  /** Returns when there has been nothing to do for a while, or the folder is gone. */
  void run() throws IOException, InterruptedException {
    takeJobs();
    while (!isIdle()) {
      WatchKey key = watch.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
      while (key != null) {
        changed(key);
        key = watch.poll();
      }
      tick();
    }
  }

  private boolean isIdle() {
    if (!couriers.isEmpty()) {
      idleSince = System.nanoTime();
    }
    return !Files.isDirectory(folder) || System.nanoTime() - idleSince > IDLE.toNanos();
  }

  private void changed(WatchKey key) throws IOException {
    boolean grown =
        key.pollEvents().stream()
            .allMatch(event -> event.kind().equals(StandardWatchEventKinds.ENTRY_MODIFY));
    key.reset();
    String workload = workloads.get(key);
    if (workload == null) {
      takeJobs();
    } else {
      Optional.ofNullable(couriers.get(workload)).ifPresent(courier -> tell(courier, grown));
    }
  }

  private static void tell(Courier courier, boolean grown) {
    if (!grown) {
      courier.notice();
    }
    courier.wake();
  }

  private void tick() throws IOException {
    long now = System.nanoTime();
    if (now - lastTick >= TICK.toNanos()) {
      lastTick = now;
      takeJobs();
      couriers.values().forEach(Courier::look);
    }
  }

  /** Makes what is done the same as what is asked for. */
  void takeJobs() throws IOException {
    Set<String> files = files();
    Set<String> asked =
        files.stream()
            .filter(file -> file.endsWith(Shipment.JOB))
            .map(file -> file.substring(0, file.length() - Shipment.JOB.length()))
            .collect(Collectors.toSet());
    for (String gone : new HashSet<>(couriers.keySet())) {
      if (!asked.contains(gone)) {
        drop(gone);
      }
    }
    asked.forEach(this::take);
    couriers.forEach((workload, courier) -> {
      if (files.contains(workload + Shipment.END)) {
        courier.end();
      }
    });
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private void drop(String workload) {
    Optional.ofNullable(couriers.remove(workload)).ifPresent(Courier::close);
    workloads
        .entrySet()
        .removeIf(entry -> {
          boolean its = entry.getValue().equals(workload);
          if (its) {
            entry.getKey().cancel();
          }
          return its;
        });
  }

  private void take(String workload) {
    if (couriers.containsKey(workload)) {
      return;
    }
    try {
      Shipment shipment = Shipment.read(folder, workload);
      Carrier carrier = Carrier.open(folder, shipment);
      couriers.put(workload, new Courier(carrier));
      watchLog(shipment);
      couriers.get(workload).wake();
    } catch (IOException | ClosedWatchServiceException e) {
      Journal.say("the output of " + workload + " cannot be shipped: " + e);
    }
  }

  private void watchLog(Shipment shipment) throws IOException {
    @Nullable Path parent = shipment.logFile().getParent();
    if (parent != null) {
      WatchKey key =
          parent.register(
              watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      workloads.put(key, shipment.workload());
    }
  }
}
