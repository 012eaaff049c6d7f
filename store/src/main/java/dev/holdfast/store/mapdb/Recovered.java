package dev.holdfast.store.mapdb;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.LoadedRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;

/**
 * What the files of a folder say together.
 *
 * @param base generation of the snapshot that was read; the first where none is needed
 * @param last highest generation of any file; 0 for an empty folder
 * @param journalEnd offset behind the last whole frame of the last journal
 */
record Recovered(
    NavigableMap<TaskSlot, Entry> entries,
    long base,
    long last,
    long journalEnd,
    long nextSequence,
    List<Damage> damage) {

  boolean isNew() {
    return last == 0;
  }

  List<Path> damagedFiles() {
    return damage.stream().flatMap(it -> it.file().stream()).distinct().toList();
  }

  LoadedRecords loaded(List<String> sentences) {
    return new LoadedRecords(entries.values().stream().map(Entry::record).toList(), sentences);
  }
}
