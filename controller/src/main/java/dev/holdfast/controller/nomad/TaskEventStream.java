package dev.holdfast.controller.nomad;

import dev.holdfast.controller.driver.TaskEvent;
import dev.holdfast.controller.driver.TaskEvents;
import dev.holdfast.proto.nomad.driver.DriverTaskEvent;
import dev.holdfast.store.TaskRecord;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages for users, shown by Nomad beside a task. The stream stays open until its caller goes
 * away; a slow caller misses some, and a task is never held up by one.
 */
final class TaskEventStream implements Consumer<TaskEvent> {
  private static final Logger log = LoggerFactory.getLogger(TaskEventStream.class);

  private final ServerCallStreamObserver<DriverTaskEvent> call;

  private TaskEventStream(ServerCallStreamObserver<DriverTaskEvent> call) {
    this.call = call;
  }

  /** Hears of events from now on, those of a controller that cannot be opened yet included. */
  static void open(DriverLaunch launch, StreamObserver<DriverTaskEvent> observer) {
    TaskEventStream stream =
        new TaskEventStream((ServerCallStreamObserver<DriverTaskEvent>) observer);
    TaskEvents events = launch.events();
    stream.call.setOnCancelHandler(() -> events.unsubscribe(stream));
    events.subscribe(stream);
    try {
      launch.controller();
    } catch (RuntimeException e) {
      log.warn("no task events until the driver works: {}", e.getMessage());
    }
  }

  @Override
  public synchronized void accept(TaskEvent event) {
    if (!call.isCancelled() && call.isReady()) {
      call.onNext(message(event));
    }
  }

  private static DriverTaskEvent message(TaskEvent event) {
    TaskRecord record = event.record();
    return DriverTaskEvent.newBuilder()
        .setTaskId(record.invocation().taskId())
        .setAllocId(record.slot().allocId())
        .setTaskName(record.slot().taskName())
        .setTimestamp(Answers.timestamp(event.at()))
        .setMessage(event.message())
        .putAllAnnotations(event.annotations())
        .build();
  }
}
