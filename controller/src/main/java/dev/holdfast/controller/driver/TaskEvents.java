package dev.holdfast.controller.driver;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells every subscriber about every event. A subscriber must return at once. */
public final class TaskEvents {
  private final Set<Consumer<TaskEvent>> subscribers = ConcurrentHashMap.newKeySet();

  public void subscribe(Consumer<TaskEvent> subscriber) {
    subscribers.add(subscriber);
  }

  /** A subscriber that is not there is gone already. */
  public void unsubscribe(Consumer<TaskEvent> subscriber) {
    subscribers.remove(subscriber);
  }

  /** Tells all who have subscribed by now. */
  public void emit(TaskEvent event) {
    subscribers.forEach(subscriber -> subscriber.accept(event));
  }
}
