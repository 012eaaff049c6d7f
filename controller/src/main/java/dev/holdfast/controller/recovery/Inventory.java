package dev.holdfast.controller.recovery;

import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.BootId;
import dev.holdfast.store.Desired;
import dev.holdfast.store.Known;
import dev.holdfast.store.Remark;
import dev.holdfast.store.SpecOutline;
import dev.holdfast.store.TaskRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Joins records with sightings. Pure. */
public final class Inventory {
  private Inventory() {}

  /**
   * One task to take care of.
   *
   * @param stored whether the record is in the store as it is here
   * @param seen what the list showed; null where it could not be had
   */
  public record Entry(TaskRecord record, boolean stored, @Nullable Observation seen) {}

  /**
   * What there is to take care of: every record that is no tombstone, every workload without a
   * record or with a record that is older than it, and every tombstone whose workload is there
   * after all.
   *
   * @param sightings empty where the runtime could not be asked
   */
  public static List<Entry> join(
      List<TaskRecord> records, Optional<List<Sighting>> sightings, String driver, Remark remark) {
    Map<TaskSlot, Sighting> seen = bySlot(sightings.orElse(List.of()));
    List<Entry> entries = new ArrayList<>();
    for (TaskRecord record : records) {
      Sighting sighting = seen.remove(record.slot());
      if (sighting != null && isOutlived(record, sighting)) {
        Entry found = adopted(sighting, driver, remark);
        entries.add(new Entry(found.record().replacing(record), false, found.seen()));
        continue;
      }
      Observation absent = sightings.isPresent() ? new Observation.Absent() : null;
      entry(record, sighting == null ? absent : sighting.observation(), sighting != null, remark)
          .ifPresent(entries::add);
    }
    seen.values().forEach(s -> entries.add(adopted(s, driver, remark)));
    return entries;
  }

  private static Map<TaskSlot, Sighting> bySlot(List<Sighting> sightings) {
    return sightings.stream()
        .collect(
            Collectors.toMap(
                s -> s.labels().slot(), Function.identity(), (first, _) -> first, TreeMap::new));
  }

  /**
   * Whether a later attempt is in the slot of the one on record, so that the store is an old copy.
   * A launch waits until the slot is empty, so what is there after one was intended came later.
   * What had ended before that did not: the look before it has missed it, as happens while systemd
   * reloads. Where not even a launch was intended, what began after the last word on record is
   * later; all else is what that attempt has to bring down first.
   */
  private static boolean isOutlived(TaskRecord record, Sighting sighting) {
    Known known = record.known();
    if (sighting.labels().invocation().equals(record.invocation())) {
      return false;
    }
    if (known.launched() != null) {
      return true;
    }
    return known.intended() != null
        ? !hasEndedBefore(sighting, known.intended().at())
        : hasBegunAfterLastWord(sighting, record);
  }

  private static boolean hasBegunAfterLastWord(Sighting sighting, TaskRecord record) {
    return !record.history().isEmpty()
        && begun(sighting.observation())
            .filter(at -> at.isAfter(record.history().getLast().at()))
            .isPresent();
  }

  private static Optional<Instant> begun(Observation seen) {
    return switch (seen) {
      case Observation.Running running -> Optional.of(running.incarnation().startedAt());
      case Observation.Exited exited -> Optional.of(exited.incarnation().startedAt());
      case Observation.Absent _, Observation.Created _, Observation.Unknown _ -> Optional.empty();
    };
  }

  private static boolean hasEndedBefore(Sighting sighting, Instant instant) {
    return sighting.observation() instanceof Observation.Exited exited
        && exited.at().isBefore(instant);
  }

  private static Optional<Entry> entry(
      TaskRecord record, @Nullable Observation seen, boolean sighted, Remark remark) {
    if (record.known().removedAt() == null) {
      return Optional.of(new Entry(record, true, seen));
    }
    return sighted
        ? Optional.of(new Entry(record.knowing(record.known().notRemoved(), remark), false, seen))
        : Optional.empty();
  }

  private static Entry adopted(Sighting sighting, String driver, Remark remark) {
    return new Entry(adopt(sighting, driver, remark), false, sighting.observation());
  }

  /**
   * A record for a workload that has none: it was launched, that is all there is to know; of one
   * that is half made not even that.
   */
  public static TaskRecord adopt(Sighting sighting, String driver, Remark remark) {
    return sighting.observation() instanceof Observation.Created
        ? TaskRecord.wanted(sighting.labels(), driver, unknownOutline())
        : launched(sighting.labels(), driver, unknownOutline(), remark.boot(), remark);
  }

  /** A record for a workload that was launched in the boot given, which may be an older one. */
  public static TaskRecord launched(
      WorkloadLabels labels, String driver, SpecOutline outline, BootId boot, Remark remark) {
    Instant now = remark.at();
    Known known =
        Known.nothing()
            .withLaunched(new Known.Launched(boot, new Incarnation("", 0, now, ""), now));
    return new TaskRecord(labels, driver, outline, new Desired.Run(), known, 1, List.of(remark));
  }

  /** What is known of a specification that nobody wrote down. */
  private static SpecOutline unknownOutline() {
    return new SpecOutline("", "", Resources.none(), new Stdio("", ""), "");
  }
}
