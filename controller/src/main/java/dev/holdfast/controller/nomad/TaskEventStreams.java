package dev.holdfast.controller.nomad;

import dev.holdfast.proto.nomad.driver.DriverTaskEvent;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.TaskRecord;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Messages for users, shown by Nomad beside a task. Every subscriber gets each; a slow one misses
 * some, and a task is never held up by one.
 */
public final class TaskEventStreams {
  private final Set<ServerCallStreamObserver<DriverTaskEvent>> subscribers =
      ConcurrentHashMap.newKeySet();

  /** Keeps the stream open until its caller goes away. */
  void subscribe(StreamObserver<DriverTaskEvent> observer) {
    var call = (ServerCallStreamObserver<DriverTaskEvent>) observer;
    subscribers.add(call);
    call.setOnCancelHandler(() -> subscribers.remove(call));
    if (call.isCancelled()) {
      subscribers.remove(call);
    }
  }

  /** Tells users about a task; the message is one sentence and holds no secret. */
  public void emit(TaskRecord record, String message, Map<String, String> annotations) {
    TaskSlot slot = record.slot();
    DriverTaskEvent event =
        DriverTaskEvent.newBuilder()
            .setTaskId(record.invocation().taskId())
            .setAllocId(slot.allocId())
            .setTaskName(slot.taskName())
            .setTimestamp(Answers.timestamp(Instant.now()))
            .setMessage(message)
            .putAllAnnotations(annotations)
            .build();
    subscribers.forEach(call -> send(call, event));
  }

  private static void send(ServerCallStreamObserver<DriverTaskEvent> call, DriverTaskEvent event) {
    synchronized (call) {
      if (!call.isCancelled() && call.isReady()) {
        call.onNext(event);
      }
    }
  }
}
