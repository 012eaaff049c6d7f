package dev.holdfast.controller.admin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client of the metrics asked for, as far as it matters. */
enum ScrapeRequest {
  METRICS,
  /** The same without a body. */
  HEAD,
  ELSEWHERE,
  /** With a method that changes things; nothing here can be changed. */
  OTHER_METHOD,
  TOO_LARGE,
  NONSENSE;

  private static final int LARGEST_BYTES = 8 << 10;
  private static final String END = "\r\n\r\n";
  private static final Pattern FIRST_LINE =
      Pattern.compile("(?<method>[A-Z]{1,16}) (?<path>/[^ ?]*)(\\?[^ ]*)? HTTP/1\\.[01]");

  /**
   * Reads the head of a request and nothing behind it.
   *
   * @throws IOException if the connection broke before its end
   */
  static ScrapeRequest read(ReadableByteChannel peer) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(LARGEST_BYTES);
    while (head.hasRemaining()) {
      if (peer.read(head) < 0) {
        return NONSENSE;
      }
      String text = new String(head.array(), 0, head.position(), StandardCharsets.ISO_8859_1);
      if (text.contains(END)) {
        return of(text);
      }
    }
    return TOO_LARGE;
  }

  private static ScrapeRequest of(String head) {
    Matcher line = FIRST_LINE.matcher(head.substring(0, head.indexOf('\r')));
    if (!line.matches()) {
      return NONSENSE;
    }
    String method = line.group("method");
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return OTHER_METHOD;
    }
    if (!line.group("path").equals("/metrics")) {
      return ELSEWHERE;
    }
    return method.equals("GET") ? METRICS : HEAD;
  }
}
