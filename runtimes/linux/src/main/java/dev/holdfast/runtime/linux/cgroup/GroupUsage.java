package dev.holdfast.runtime.linux.cgroup;

import dev.holdfast.runtime.UsageSample;
import dev.holdfast.runtime.UsageSample.Counter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the counters of one group from its files. */
public final class GroupUsage {
  private final Cgroups cgroups;

  public GroupUsage(Cgroups cgroups) {
    this.cgroups = cgroups;
  }

  /** The counters of a group, or empty where it is gone. */
  public Optional<UsageSample> sample(String group) {
    long now = System.nanoTime();
    Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    Map<Path, Map<String, Long>> tables = new HashMap<>();
    for (CounterSource source : sources()) {
      cgroups
          .folder(source.controller(), group)
          .map(folder -> folder.resolve(source.file()))
          .flatMap(file -> read(source, file, tables))
          .ifPresent(value -> counters.put(source.counter(), value * source.factor()));
    }
    return Optional.of(new UsageSample(now, counters)).filter(it -> !counters.isEmpty());
  }

  private List<CounterSource> sources() {
    return cgroups.version() == CgroupVersion.V2 ? CounterSource.V2 : CounterSource.V1;
  }

  private static Optional<Long> read(
      CounterSource source, Path file, Map<Path, Map<String, Long>> tables) {
    return source.key().isEmpty()
        ? CounterFiles.number(file)
        : Optional.ofNullable(tables.computeIfAbsent(file, CounterFiles::table).get(source.key()));
  }
}
