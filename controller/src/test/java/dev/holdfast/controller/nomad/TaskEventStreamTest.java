package dev.holdfast.controller.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Specs;
import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.contracts.fake.FakeRuntimeProvider;
import dev.holdfast.controller.config.PluginSettings;
import dev.holdfast.controller.driver.Controllers;
import dev.holdfast.controller.driver.DriverController;
import dev.holdfast.controller.driver.TaskEvent;
import dev.holdfast.controller.driver.TaskEvents;
import dev.holdfast.proto.nomad.driver.DriverTaskEvent;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.RuntimeProvider;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskEventStreamTest {
  private final TaskEvents events = new TaskEvents();
  private final Call call = new Call();
  private final DriverLaunch launch =
      new DriverLaunch(new FakeRuntimeProvider(new FakeNode(Clock.systemUTC())), new Blocked());

  /** A driver that cannot work yet. */
  private final class Blocked implements Controllers {
    @Override
    public DriverController obtain(
        RuntimeProvider provider, PluginSettings settings, OptionValues options) {
      throw new StoreUnavailable("made for the test");
    }

    @Override
    public TaskEvents events(RuntimeProvider provider) {
      return events;
    }
  }

  private static TaskEvent event(String message) {
    Owner owner = Specs.owner("events");
    SpecOutline outline =
        new SpecOutline("program", "", Resources.none(), new Stdio("", ""), "digest");
    TaskRecord record =
        TaskRecord.wanted(Specs.of(owner, Specs.slot(1, "web")).build().labels(), "fake", outline);
    return new TaskEvent(record, Instant.EPOCH, message, Map.of());
  }

  @Test
  void whoSubscribedBeforeTheDriverWorkedHearsOfWhatHappensLater() {
    TaskEventStream.open(launch, call);
    events.emit(event("later"));
    assertThat(call.told).extracting(DriverTaskEvent::getMessage).containsExactly("later");
  }

  @Test
  void whoWentAwayIsTakenOffTheList() {
    TaskEventStream.open(launch, call);
    call.cancel();
    events.emit(event("unheard"));
    assertThat(call.told).isEmpty();
  }

  /** The caller's end of a stream. */
  private static final class Call extends ServerCallStreamObserver<DriverTaskEvent> {
    private final List<DriverTaskEvent> told = new ArrayList<>();
    private @Nullable Runnable onCancel;

    void cancel() {
      if (onCancel != null) {
        onCancel.run();
      }
    }

    @Override
    public void onNext(DriverTaskEvent event) {
      told.add(event);
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
      onCancel = handler;
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onCompleted() {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}
  }
}
