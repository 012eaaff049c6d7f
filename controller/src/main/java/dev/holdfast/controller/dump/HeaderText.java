package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.NodeImage.Header;
import dev.holdfast.controller.dump.NodeImage.Source;
import dev.holdfast.store.StoreInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whose image it is, in words. */
final class HeaderText {
  private HeaderText() {}

  static List<String> lines(Header header) {
    List<String> texts = new ArrayList<>();
    texts.add(plugin(header));
    texts.add(store(header.store()));
    if (!header.runtime().isEmpty()) {
      texts.add("runtime " + header.runtime());
    }
    header.notes().forEach(note -> texts.add("note: " + note));
    return texts.stream()
        .flatMap(text -> Words.wrapped(text, TableRenderer.WIDTH, "").stream())
        .toList();
  }

  private static String plugin(Header header) {
    String who = "driver " + header.driver() + ", holdfast " + header.version();
    Instant started = header.startedAt();
    String process =
        header.source() == Source.LIVE && started != null
            ? ", live from pid " + header.pid() + " since " + Words.time(started)
            : ", offline from the store's files: nobody asked the runtime";
    return who + process + ", at " + Words.time(header.at());
  }

  private static String store(StoreInfo store) {
    Instant synced = store.lastSync();
    return "store "
        + store.location()
        + ", "
        + store.records()
        + " records, "
        + store.sizeBytes()
        + " bytes"
        + (synced == null ? "" : ", last sync " + Words.time(synced));
  }
}
