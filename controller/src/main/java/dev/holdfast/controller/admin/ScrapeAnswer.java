package dev.holdfast.controller.admin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Answers in HTTP; each ends its connection. */
final class ScrapeAnswer {
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String WORDS = "text/plain; charset=utf-8";

  private ScrapeAnswer() {}

  static ByteBuffer to(ScrapeRequest request, Supplier<String> scrape) {
    return switch (request) {
      case METRICS -> message("200 OK", METRICS, scrape.get(), true);
      case HEAD -> message("200 OK", METRICS, scrape.get(), false);
      case ELSEWHERE -> words("404 Not Found", "the metrics are at /metrics\n");
      case OTHER_METHOD -> words("405 Method Not Allowed", "metrics can be read only\n");
      case TOO_LARGE -> words("431 Request Header Fields Too Large", "8 KiB are enough\n");
      case NONSENSE -> words("400 Bad Request", "this is not HTTP/1.1\n");
    };
  }

  private static ByteBuffer words(String status, String words) {
    return message(status, WORDS, words, true);
  }

  private static ByteBuffer message(String status, String type, String body, boolean withBody) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n"
            .formatted(status, type, content.length);
    String allow = status.startsWith("405") ? "Allow: GET, HEAD\r\n" : "";
    byte[] start = (head + allow + "\r\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer message = ByteBuffer.allocate(start.length + content.length).put(start);
    return (withBody ? message.put(content) : message).flip();
  }
}
