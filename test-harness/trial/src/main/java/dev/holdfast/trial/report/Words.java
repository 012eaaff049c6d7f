package dev.holdfast.trial.report;

import java.util.Locale;

/** Words that came from a driver, made fit for a page, a document or a terminal. */
final class Words {
  private static final int LONGEST = 4000;

  private Words() {}

  /**
   * Without control characters and halves of characters, which XML does not allow and terminals may
   * obey; line breaks and tabs stay.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(c -> clean.appendCodePoint(fit(c) ? c : 0xFFFD));
    return clean.toString();
  }

  private static boolean fit(int c) {
    boolean white = c == '\n' || c == '\t';
    boolean control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    boolean half = c >= 0xD800 && c <= 0xDFFF;
    boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean none = (c & 0xFFFE) == 0xFFFE;
    return white || !(control || half || direction || none);
  }

  /** The same on one line. */
  static String line(String text) {
    return clean(text).replace('\n', ' ').replace('\t', ' ');
  }

  /** The same for the text and the attributes of a page. */
  static String html(String text) {
    return clean(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  /** Three significant parts at most: 59.3 s, 12 min 5 s. */
  static String duration(long millis) {
    long seconds = millis / 1000;
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
        : "%d min %d s".formatted(seconds / 60, seconds % 60);
  }
}
