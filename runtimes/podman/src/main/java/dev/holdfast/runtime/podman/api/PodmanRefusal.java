package dev.holdfast.runtime.podman.api;

import java.util.regex.Pattern;

/** Podman's own no: a status that is no success, with its reason on one line. */
public final class PodmanRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int NOT_FOUND = 404;
  private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");
  private static final int LONGEST = 600;

  private final int status;

  public PodmanRefusal(int status, String reason) {
    super(oneLine(reason));
    this.status = status;
  }

  private static String oneLine(String text) {
    String line = LINE_BREAKS.matcher(text.strip()).replaceAll(" ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  public int status() {
    return status;
  }

  /** What was asked for does not exist. */
  public boolean isNotFound() {
    return status == NOT_FOUND || says("no such container");
  }

  public boolean says(String words) {
    return String.valueOf(getMessage()).contains(words);
  }
}
