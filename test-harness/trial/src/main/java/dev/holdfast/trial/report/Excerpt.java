package dev.holdfast.trial.report;

import java.util.List;

/**
 * The part of a history that matters for a violation, drawn as lanes.
 *
 * @param lines the same in words
 */
public record Excerpt(
    double fromSeconds, double toSeconds, List<Lane> lanes, List<ViolationReport.Line> lines) {
  /** Nothing. */
  public static final Excerpt NONE = new Excerpt(0, 0, List.of(), List.of());

  public Excerpt {
    lanes = List.copyOf(lanes);
    lines = List.copyOf(lines);
  }

  /** Things of one sort, one beside the other. */
  public record Lane(String name, List<Span> spans) {
    public Lane {
      spans = List.copyOf(spans);
    }
  }

  /** How a span is to be read. */
  public enum Tone {
    GOOD,
    BAD,
    /** It may have been so: the uncertainty of looking now and then. */
    UNSURE,
    FAULT,
    PLAIN
  }

  /** From here to there; an instant if both are the same. */
  public record Span(double fromSeconds, double toSeconds, Tone tone, String label) {}
}
