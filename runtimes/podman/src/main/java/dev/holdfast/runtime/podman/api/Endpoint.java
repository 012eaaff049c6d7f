package dev.holdfast.runtime.podman.api;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a Podman service listens.
 *
 * @param name what jobs call it
 * @param uri {@code unix:///path} with three slashes, or {@code http://host:port}
 */
public record Endpoint(String name, String uri) {
  private static final String UNIX = "unix:";
  private static final String HTTP = "http://";

  /**
   * Reads {@code unix:/path}, {@code unix://path} (whose missing slash users forget), {@code
   * unix:///path}, a plain path or {@code http://host:port}; empty where it is none of these.
   */
  public static Optional<Endpoint> parse(String name, String text) {
    if (text.startsWith(HTTP) && text.length() > HTTP.length()) {
      return Optional.of(new Endpoint(name, text));
    }
    String path = text.startsWith(UNIX) ? text.substring(UNIX.length()) : text;
    String plain = path.replaceFirst("^/+", "");
    if (plain.isEmpty() || (!text.startsWith(UNIX) && !text.startsWith("/"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Endpoint(name, "unix:///" + Path.of(plain).normalize()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The socket's file; empty for a service over TCP. */
  public Optional<Path> socket() {
    return uri.startsWith(UNIX)
        ? Optional.of(Path.of(uri.substring("unix://".length())))
        : Optional.empty();
  }
}
