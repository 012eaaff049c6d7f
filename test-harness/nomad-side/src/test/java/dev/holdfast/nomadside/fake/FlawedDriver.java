package dev.holdfast.nomadside.fake;

import dev.holdfast.proto.nomad.driver.DestroyTaskRequest;
import dev.holdfast.proto.nomad.driver.DestroyTaskResponse;
import dev.holdfast.proto.nomad.driver.FingerprintRequest;
import dev.holdfast.proto.nomad.driver.FingerprintResponse;
import dev.holdfast.proto.nomad.driver.InitRequest;
import dev.holdfast.proto.nomad.driver.InitResponse;
import dev.holdfast.proto.nomad.driver.InspectTaskRequest;
import dev.holdfast.proto.nomad.driver.InspectTaskResponse;
import dev.holdfast.proto.nomad.driver.RecoverTaskRequest;
import dev.holdfast.proto.nomad.driver.RecoverTaskResponse;
import dev.holdfast.proto.nomad.driver.StartTaskRequest;
import dev.holdfast.proto.nomad.driver.StartTaskResponse;
import dev.holdfast.proto.nomad.driver.StopTaskRequest;
import dev.holdfast.proto.nomad.driver.StopTaskResponse;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskStatsRequest;
import dev.holdfast.proto.nomad.driver.TaskStatsResponse;
import dev.holdfast.proto.nomad.driver.WaitTaskRequest;
import dev.holdfast.proto.nomad.driver.WaitTaskResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The fake with one thing wrong, so that whoever judges drivers can be judged. */
final class FlawedDriver extends FakeDriver {
  private static final String TWIN = " again";
  private static final String WRITER = "counting";
  private static final Duration EARLY = Duration.ofSeconds(1);

  private final Flaw flaw;
  private volatile @Nullable StreamObserver<FingerprintResponse> health;

  FlawedDriver(Path folder, Flaw flaw) {
    super(folder);
    this.flaw = flaw;
    if (flaw == Flaw.ENDS_TASKS_WITH_ITSELF) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> tasks.values().forEach(FakeTask::kill)));
    }
  }

  @Override
  public void init(InitRequest request, StreamObserver<InitResponse> to) {
    if (flaw == Flaw.CLEANS_TOO_MUCH) {
      Leavings.in(folder).remove();
    }
    super.init(request, to);
  }

  @Override
  public void fingerprint(FingerprintRequest request, StreamObserver<FingerprintResponse> to) {
    health = to;
    super.fingerprint(request, to);
  }

  private void callSick() {
    StreamObserver<FingerprintResponse> to = health;
    if (to != null) {
      to.onNext(
          FingerprintResponse.newBuilder()
              .setHealth(FingerprintResponse.HealthState.UNHEALTHY)
              .setHealthDescription("It feels unwell.")
              .build());
    }
  }

  @Override
  public void startTask(StartTaskRequest request, StreamObserver<StartTaskResponse> to) {
    TaskConfig task = request.getTask();
    switch (flaw) {
      case STARTS_TWICE -> startTwin(task);
      case LEAVES_FILES -> Leavings.in(folder).add(task.getId());
      case CALLS_ITSELF_SICK -> callSick();
      default -> {}
    }
    super.startTask(request, to);
  }

  @Override
  FakeTask start(TaskConfig config) {
    return switch (flaw) {
      case STARTS_NOTHING -> new FakeTask(folder.resolve("nothing"));
      case LOSES_OUTPUT ->
          config.getName().equals(WRITER)
              ? FakeTask.startWith("| sed -u 5d", folder, config)
              : super.start(config);
      default -> super.start(config);
    };
  }

  private void startTwin(TaskConfig config) {
    tasks.put(config.getId() + TWIN, FakeTask.start(folder.resolve("twins"), config));
  }

  @Override
  public void recoverTask(RecoverTaskRequest request, StreamObserver<RecoverTaskResponse> to) {
    if (flaw == Flaw.FORGETS) {
      notFound(to);
      return;
    }
    if (flaw == Flaw.STARTS_ON_RECOVERY) {
      startTwin(request.getHandle().getConfig());
    }
    super.recoverTask(request, to);
  }

  @Override
  public void waitTask(WaitTaskRequest request, StreamObserver<WaitTaskResponse> to) {
    switch (flaw) {
      case EARLY_END -> tellSoon(to);
      case NO_END, STARTS_NOTHING -> {}
      default -> super.waitTask(request, to);
    }
  }

  private static void tellSoon(StreamObserver<WaitTaskResponse> to) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          LockSupport.parkNanos(EARLY.toNanos());
          tell(to, FakeTask.KILLED);
        });
  }

  @Override
  int told(OptionalInt code) {
    return switch (flaw) {
      case ALWAYS_ZERO -> 0;
      case ZERO_FOR_UNKNOWN -> code.orElse(0);
      default -> super.told(code);
    };
  }

  @Override
  public void inspectTask(InspectTaskRequest request, StreamObserver<InspectTaskResponse> to) {
    if (flaw == Flaw.KNOWS_NOBODY) {
      notFound(to);
      return;
    }
    super.inspectTask(request, to);
  }

  @Override
  public void taskStats(TaskStatsRequest request, StreamObserver<TaskStatsResponse> to) {
    if (flaw == Flaw.MEASURES_BACKWARDS) {
      to.onNext(sample(-1));
    } else {
      super.taskStats(request, to);
    }
  }

  @Override
  public void stopTask(StopTaskRequest request, StreamObserver<StopTaskResponse> to) {
    switch (flaw) {
      case STOPS_NOTHING, STARTS_NOTHING -> answer(to, StopTaskResponse.getDefaultInstance());
      case NO_GRACE -> super.stopTask(request.toBuilder().clearTimeout().build(), to);
      case DIES -> {
        dieOnce();
        super.stopTask(request, to);
      }
      default -> super.stopTask(request, to);
    }
  }

  private void dieOnce() {
    Path died = folder.resolve("died");
    if (!Files.exists(died)) {
      try {
        Files.createFile(died);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().halt(1);
    }
  }

  @Override
  public void destroyTask(DestroyTaskRequest request, StreamObserver<DestroyTaskResponse> to) {
    if (flaw == Flaw.STARTS_NOTHING || flaw == Flaw.LEAVES_CHILDREN) {
      answer(to, DestroyTaskResponse.getDefaultInstance());
      return;
    }
    FakeTask twin = tasks.remove(request.getTaskId() + TWIN);
    if (twin != null) {
      twin.remove();
    }
    super.destroyTask(request, to);
  }
}
