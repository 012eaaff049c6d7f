package dev.holdfast.trial.report;

import dev.holdfast.trial.report.Excerpt.Lane;
import dev.holdfast.trial.report.Excerpt.Span;
import java.util.Locale;

/**
 * Draws an excerpt: time from left to right, one row for each lane, the violation as a red line.
 */
final class TimelineSvg {
  private static final int LABELS = 110;
  private static final int WIDTH = 780;
  private static final int ROW = 20;
  private static final int AXIS = 22;
  private static final int TICKS = 8;
  private static final double THIN = 3;

  private final Excerpt excerpt;
  private final double atSeconds;
  private final StringBuilder svg = new StringBuilder();

  private TimelineSvg(Excerpt excerpt, double atSeconds) {
    this.excerpt = excerpt;
    this.atSeconds = atSeconds;
  }

  /** The picture, or nothing where there is nothing to draw. */
  static String of(Excerpt excerpt, double atSeconds) {
    boolean empty = excerpt.lanes().isEmpty() || excerpt.toSeconds() <= excerpt.fromSeconds();
    return empty ? "" : new TimelineSvg(excerpt, atSeconds).draw();
  }

  private String draw() {
    int height = excerpt.lanes().size() * ROW + AXIS;
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"timeline\">\n"
            .formatted(LABELS + WIDTH + 10, height));
    axis(height);
    for (int i = 0; i < excerpt.lanes().size(); i++) {
      lane(excerpt.lanes().get(i), i * ROW);
    }
    line("at", x(atSeconds), height - AXIS);
    return svg.append("</svg>\n").toString();
  }

  private void axis(int height) {
    double length = excerpt.toSeconds() - excerpt.fromSeconds();
    for (int i = 0; i <= TICKS; i++) {
      double seconds = excerpt.fromSeconds() + length * i / TICKS;
      line("tick", x(seconds), height - AXIS);
      svg.append(
          "<text class=\"axis\" x=\"%s\" y=\"%d\">%s s</text>\n"
              .formatted(number(x(seconds)), height - 7, number(seconds)));
    }
  }

  private void line(String style, double x, int height) {
    String at = number(x);
    svg.append(
        "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"0\" y2=\"%d\"/>\n"
            .formatted(style, at, at, height));
  }

  private void lane(Lane lane, int y) {
    svg.append(
        "<text x=\"0\" y=\"%d\">%s</text>\n".formatted(y + ROW - 6, Words.html(lane.name())));
    for (Span span : lane.spans()) {
      double from = x(span.fromSeconds());
      double width = Math.max(THIN, x(span.toSeconds()) - from);
      svg.append(
          "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\">"
              .formatted(
                  span.tone().name().toLowerCase(Locale.ROOT),
                  number(from),
                  y + 3,
                  number(width),
                  ROW - 6));
      svg.append(
          "<title>%s s: %s</title></rect>\n"
              .formatted(Words.seconds(span.fromSeconds()), Words.html(span.label())));
    }
  }

  private double x(double seconds) {
    double length = excerpt.toSeconds() - excerpt.fromSeconds();
    double share = (seconds - excerpt.fromSeconds()) / length;
    return LABELS + WIDTH * Math.clamp(share, 0, 1);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
