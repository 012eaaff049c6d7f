package dev.holdfast.nomadside.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The first line of stdout is the handshake; Nomad throws away what comes later. */
final class StdoutWatch {
  private final CompletableFuture<String> first = new CompletableFuture<>();
  private final List<String> all = new ArrayList<>();

  synchronized void line(String text) {
    all.add(text);
    first.complete(text);
  }

  CompletableFuture<String> first() {
    return first;
  }

  synchronized List<String> all() {
    return List.copyOf(all);
  }
}
