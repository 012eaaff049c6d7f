package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.podman.api.PodmanApi;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who watches, and the streams of events that tell them. */
final class Hints implements AutoCloseable {
  private final List<WatchListener> watchers = new CopyOnWriteArrayList<>();
  private final List<EventStream> streams;

  Hints(List<PodmanApi> services) {
    this.streams = services.stream().map(api -> new EventStream(api, watchers)).toList();
  }

  Watch watch(WatchListener listener) {
    watchers.add(listener);
    streams.forEach(EventStream::start);
    return () -> watchers.remove(listener);
  }

  @Override
  public void close() {
    streams.forEach(EventStream::close);
  }
}
