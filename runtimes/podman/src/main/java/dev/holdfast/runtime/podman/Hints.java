package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.podman.api.PodmanApi;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Who watches, and the streams of events that tell them. */
final class Hints implements AutoCloseable {
  private final List<WatchListener> watchers = new CopyOnWriteArrayList<>();
  private final List<EventStream> streams;

  /**
   * For these services.
   *
   * @param known which workload a container is that does not tell by its name, by its id
   */
  Hints(List<PodmanApi> services, Function<String, Optional<WorkloadId>> known) {
    this.streams = services.stream().map(api -> new EventStream(api, watchers, known)).toList();
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
