package dev.holdfast.controller.driver;

import dev.holdfast.controller.dump.Belief;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.controller.dump.NodeImage.PluginImage;
import dev.holdfast.controller.dump.NodeImage.QueueImage;
import dev.holdfast.controller.dump.NodeImage.RuntimeImage;
import dev.holdfast.controller.dump.NodeImage.WorkImage;
import dev.holdfast.controller.dump.NodeImageBuilder;
import dev.holdfast.controller.dump.Redaction;
import dev.holdfast.controller.engine.Doing;
import dev.holdfast.controller.engine.GuardedRuntime;
import dev.holdfast.controller.engine.Progress;
import dev.holdfast.controller.engine.TaskView;
import dev.holdfast.controller.life.Life;
import dev.holdfast.controller.reconcile.Claim;
import dev.holdfast.controller.reconcile.LookAgain;
import dev.holdfast.runtime.Health;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the workers believe now, as one image. Asks no runtime, so that a stuck one cannot stall it.
 */
final class LiveImages implements Supplier<NodeImage> {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final Duration UNUSUALLY_LONG = Duration.ofSeconds(1);

  private final DriverController controller;
  private final String version;
  private final NodeImageBuilder builder;
  private final Supplier<Health> health;

  LiveImages(
      DriverController controller, String version, Redaction redaction, Supplier<Health> health) {
    this.controller = controller;
    this.version = version;
    this.builder = new NodeImageBuilder(redaction, controller.provider()::identifiers);
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
    return builder.build(header(views), beliefs);
  }

  private NodeImage.Header header(List<TaskView> views) {
    return new NodeImage.Header(
        NodeImage.SCHEMA_VERSION,
        version,
        controller.provider().driverName(),
        Machine.hostname(),
        controller.boot().value(),
        plugin(controller.life()),
        List.of(runtime(controller.runtime())),
        queue(views),
        controller.store().info(),
        NodeImage.Source.LIVE,
        Instant.now(),
        controller.store().loaded().damage(),
        null,
        List.of());
  }

  private static PluginImage plugin(Life life) {
    return new PluginImage(
        life.pid(),
        life.generation(),
        life.bootId(),
        life.startedAt(),
        null,
        "running",
        life.previousClean());
  }

  private RuntimeImage runtime(GuardedRuntime runtime) {
    GuardedRuntime.Listing listing = runtime.lastListing();
    Health now = health.get();
    return new RuntimeImage(
        runtime.info().name(),
        words(now),
        runtime.breakerState(),
        listing == null ? null : listing.at(),
        listing == null ? 0 : listing.took().toNanos() / NANOS_PER_MILLI,
        listing == null ? 0 : listing.count(),
        now instanceof Health.Healthy(Map<String, String> attributes) ? attributes : Map.of(),
        runtime.failedPercent());
  }

  private QueueImage queue(List<TaskView> views) {
    Stream<WorkImage> workers = views.stream().flatMap(LiveImages::work);
    Stream<WorkImage> own =
        controller.runtime().activities().stream()
            .map(it ->
                new WorkImage("", it.what(), it.since(), it.bytes(), it.totalBytes(), List.of()));
    return QueueImage.of(
        controller.launches().waiting(),
        Stream.concat(workers, own).sorted(Comparator.comparing(WorkImage::since)).toList());
  }

  private static Stream<WorkImage> work(TaskView view) {
    Doing doing = view.progress().doing();
    return doing == null
        ? Stream.of()
        : Stream.of(
            new WorkImage(
                view.record().slot().toString(),
                doing.what(),
                doing.since(),
                null,
                null,
                isLong(doing) ? doing.stack() : List.of()));
  }

  private static boolean isLong(Doing doing) {
    return doing.since().plus(UNUSUALLY_LONG).isBefore(Instant.now());
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
        view.failures(),
        pace(view.progress()));
  }

  private static Belief.Pace pace(Progress it) {
    Doing doing = it.doing();
    return new Belief.Pace(
        it.since(),
        it.nextAt(),
        it.blockedBy(),
        doing == null ? "" : doing.what(),
        doing == null ? null : doing.since());
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
