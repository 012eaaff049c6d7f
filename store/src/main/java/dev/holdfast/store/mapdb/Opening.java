package dev.holdfast.store.mapdb;

import dev.holdfast.store.LoadedRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an opening brings: the records found and the ledger that goes on from them. */
record Opening(LoadedRecords loaded, Ledger ledger) {
  private static final Logger log = LoggerFactory.getLogger(Opening.class);

  /** Reads the folder and repairs what is damaged; needs the lock. */
  static Opening of(StoreFolder folder, StoreOptions options) throws IOException {
    folder.removeUnfinished(options.disk());
    Recovered found = Recovery.of(folder, options.codec());
    Repair repair = new Repair(folder, options.disk());
    Map<Path, Path> aside = repair.setAside(found.damagedFiles(), options.clock().instant());
    Ledger ledger = new Ledger(found, Generations.resume(folder, options, found));
    if (!found.damage().isEmpty()) {
      tryToRepair(repair, ledger, aside);
    }
    List<String> sentences = Repair.sentences(found.damage(), aside);
    return new Opening(found.loaded(sentences), ledger);
  }

  /** A full disk is no reason not to start: the records are readable, changes fail until then. */
  private static void tryToRepair(Repair repair, Ledger ledger, Map<Path, Path> aside) {
    try {
      ledger.checkpoint();
      repair.removeOriginals(aside);
    } catch (IOException e) {
      log.warn("{} is not repaired yet: {}", repair.folder().path(), StoreFolder.reason(e));
    }
  }
}
