package dev.holdfast.controller.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, in lines; or nothing, where nobody will read it. */
final class Trace {
  private final boolean kept;
  private final List<String> lines = new ArrayList<>();

  private Trace(boolean kept) {
    this.kept = kept;
  }

  static Trace none() {
    return new Trace(false);
  }

  static Trace kept() {
    return new Trace(true);
  }

  void add(long atMillis, String who, Supplier<String> words) {
    if (kept) {
      lines.add("%9.3f s  %-26s %s".formatted(atMillis / 1000.0, who, words.get()));
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
