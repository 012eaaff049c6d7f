package dev.holdfast.controller.driver;

import dev.holdfast.controller.dump.Belief;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.dump.NodeImageBuilder;
import dev.holdfast.controller.dump.Redaction;
import dev.holdfast.controller.engine.TaskView;
import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.controller.reconcile.LookAgain;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.TaskRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the workers believe now, as one image. Asks no runtime, so that a stuck one cannot stall it.
 */
final class LiveImages implements Supplier<NodeImage> {
  private final DriverController controller;
  private final String version;
  private final Instant startedAt;
  private final NodeImageBuilder builder;
  private final Supplier<Health> health;

  LiveImages(
      DriverController controller, String version, Redaction redaction, Supplier<Health> health) {
    this.controller = controller;
    this.version = version;
    this.startedAt = Instant.now();
    this.builder = new NodeImageBuilder(redaction);
    this.health = health;
  }

  @Override
  public NodeImage get() {
    List<Belief> beliefs = new ArrayList<>();
    List<TaskView> views = controller.manager().views();
    views.forEach(view -> beliefs.add(belief(view)));
    Set<TaskSlot> seen =
        views.stream().map(view -> view.record().slot()).collect(Collectors.toSet());
    for (TaskRecord record : controller.store().all()) {
      if (!seen.contains(record.slot())) {
        beliefs.add(Belief.ofRecord(record, new Observation.Absent()));
      }
    }
    return builder.build(header(), beliefs);
  }

  private NodeImage.Header header() {
    return new NodeImage.Header(
        NodeImage.SCHEMA_VERSION,
        version,
        controller.runtime().info().name(),
        controller.boot().value(),
        ProcessHandle.current().pid(),
        startedAt,
        words(health.get()) + ", breaker " + controller.runtime().breakerState(),
        controller.store().info(),
        NodeImage.Source.LIVE,
        Instant.now(),
        controller.store().loaded().damage());
  }

  private static String words(Health health) {
    return switch (health) {
      case Health.Healthy _ -> "healthy";
      case Health.Unhealthy(String reason) -> "unhealthy: " + reason;
      case Health.Undetected(String reason) -> "undetected: " + reason;
    };
  }

  private static Belief belief(TaskView view) {
    return new Belief(
        view.record(),
        view.seen(),
        view.seenAt(),
        claim(view.claim()),
        view.reason(),
        next(view.next()),
        view.lastError(),
        view.failures());
  }

  private static String claim(Claim claim) {
    return switch (claim) {
      case Claim.Starting _ -> "starting";
      case Claim.Recovered _ -> "claimed";
      case Claim.Awaited awaited -> "awaited until " + awaited.until();
      case Claim.Unclaimed _ -> "unclaimed";
    };
  }

  private static String next(LookAgain next) {
    return switch (next) {
      case LookAgain.Now _ -> "now";
      case LookAgain.At(Instant time) -> time.toString();
      case LookAgain.BackOff _ -> "soon";
      case LookAgain.WhenPoked _ -> "when told";
    };
  }
}
