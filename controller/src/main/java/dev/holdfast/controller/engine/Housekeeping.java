package dev.holdfast.controller.engine;

import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.controller.reconcile.Wishes;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * What is done from time to time, for what hints have missed: one list of the runtime finds changed
 * workloads and strangers, and old ends are forgotten.
 */
public final class Housekeeping implements AutoCloseable {
  private static final int MOST_TOMBSTONES = 1000;

  private final TaskManager manager;
  private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

  private Housekeeping(TaskManager manager) {
    this.manager = manager;
  }

  /** Works once per interval until it is closed. */
  public static Housekeeping start(TaskManager manager, Duration interval) {
    Housekeeping housekeeping = new Housekeeping(manager);
    manager.engine().threads().start("housekeeping", () -> housekeeping.repeat(interval));
    return housekeeping;
  }

  @Override
  public void close() {
    closed.complete(true);
  }

  private void repeat(Duration interval) {
    try {
      while (!manager.engine().threads().await(closed, interval)) {
        once();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** One round; what could not be done is done in the next. */
  void once() {
    try {
      manager.saveRemarks();
      relist();
      expireTombstones();
      dropUnclaimedEnds();
    } catch (RuntimeUnavailable | StoreUnavailable e) {
      manager.engine().listener().putOff(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      manager.engine().listener().bug("housekeeping", e);
    }
  }

  private void relist() {
    long began = System.nanoTime();
    compare();
    manager.engine().listener().relisted(Duration.ofNanos(System.nanoTime() - began));
  }

  private void compare() {
    Map<TaskSlot, TaskView> views = new TreeMap<>();
    manager.views().forEach(view -> views.put(view.record().slot(), view));
    for (Sighting sighting : manager.lists().list()) {
      TaskView view = views.remove(sighting.labels().slot());
      if (view == null) {
        adoptIfStillThere(sighting);
      } else if (!view.seen().equals(sighting.observation())) {
        manager.lookAgain(sighting.id());
      }
    }
    views.values().stream()
        .filter(view -> !(view.seen() instanceof Observation.Absent))
        .forEach(view -> manager.lookAgain(view.record().workloadId()));
  }

  /** The list may be older than the end of a task that was destroyed while it was made. */
  private void adoptIfStillThere(Sighting sighting) {
    Observation seen = manager.engine().runtime().observe(sighting.id());
    boolean there = !(seen instanceof Observation.Absent || seen instanceof Observation.Unknown);
    if (there && manager.worker(sighting.labels().slot()).isEmpty()) {
      manager.adoptStranger(new Sighting(sighting.id(), sighting.labels(), seen));
    }
  }

  private void expireTombstones() {
    Instant now = manager.engine().clock().instant();
    Instant oldest = now.minus(manager.engine().settings().tombstoneRetention());
    List<TaskRecord> tombstones =
        manager.engine().store().all().stream()
            .filter(record -> record.known().removedAt() != null)
            .sorted(Comparator.comparing(Housekeeping::removedAt).reversed())
            .toList();
    for (int i = 0; i < tombstones.size(); i++) {
      TaskRecord record = tombstones.get(i);
      boolean expired = i >= MOST_TOMBSTONES || removedAt(record).isBefore(oldest);
      if (expired && manager.worker(record.slot()).isEmpty()) {
        manager.engine().store().delete(record.slot());
      }
    }
  }

  private static Instant removedAt(TaskRecord record) {
    Instant removedAt = record.known().removedAt();
    return removedAt == null ? Instant.MAX : removedAt;
  }

  /** An end that Nomad has not asked for in all that time will not be asked for any more. */
  private void dropUnclaimedEnds() {
    Instant now = manager.engine().clock().instant();
    Instant oldest = now.minus(manager.engine().settings().tombstoneRetention());
    Remark remark = manager.remark("drop", "nobody asked for its end");
    manager.views().stream()
        .filter(view -> isUnclaimed(view.claim(), now))
        .map(TaskView::record)
        .filter(record -> endedBefore(record, oldest))
        .forEach(record -> manager.request(record.slot(), r -> Wishes.gone(r, remark), null));
  }

  /** The worker of an ended task has no reason to look again, so the view may show an old claim. */
  private static boolean isUnclaimed(Claim claim, Instant now) {
    return switch (claim) {
      case Claim.Unclaimed _ -> true;
      case Claim.Awaited awaited -> !now.isBefore(awaited.until());
      case Claim.Starting _, Claim.Recovered _ -> false;
    };
  }

  private static boolean endedBefore(TaskRecord record, Instant oldest) {
    Known.Ended ended = record.known().ended();
    return ended != null && ended.notedAt().isBefore(oldest);
  }
}
