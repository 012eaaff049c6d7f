package dev.holdfast.controller.config;

import dev.holdfast.controller.options.InvalidOptions;
import dev.holdfast.controller.options.NearestName;
import dev.holdfast.controller.options.Shown;
import dev.holdfast.runtime.options.OptionValues;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.event.Level;

/** Reads single settings and refuses each wrong one with a sentence. */
final class SettingsReader {
  private static final String UNIX = "unix:";

  /** The kernel takes 107, and the socket is made under a longer name first. */
  private static final int LONGEST_SOCKET_BYTES = 96;

  private static final int HIGHEST_PORT = 65_535;

  private final OptionValues values;

  SettingsReader(OptionValues values) {
    this.values = values;
  }

  Path folder(String name) {
    return path(name, values.textOrEmpty(name));
  }

  /** Not set means the default, empty means none. */
  Optional<Path> file(String name, Path byDefault) {
    Optional<String> text = values.text(name);
    if (text.isEmpty()) {
      return Optional.of(byDefault);
    }
    return text.filter(given -> !given.isEmpty()).map(given -> path(name, given));
  }

  private static Path path(String name, String text) {
    Supplier<InvalidOptions> wrong =
        () -> wrong(name, text, "an absolute path, such as /var/lib/holdfast");
    try {
      Path path = Path.of(text);
      if (!path.isAbsolute()) {
        throw wrong.get();
      }
      return path.normalize();
    } catch (InvalidPathException e) {
      throw wrong.get();
    }
  }

  Level level(String name) {
    String text = values.textOrEmpty(name);
    return Arrays.stream(Level.values())
        .filter(level -> level.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> wrongLevel(name, text));
  }

  private static InvalidOptions wrongLevel(String name, String text) {
    List<String> names =
        Arrays.stream(Level.values()).map(level -> level.name().toLowerCase(Locale.ROOT)).toList();
    String known = String.join(", ", names.reversed());
    return wrong(name, text, "one of " + known + "; " + NearestName.hint(text, names));
  }

  long whole(String name, long lowest, long highest) {
    double number = values.decimal(name).orElseThrow();
    if (number != Math.rint(number) || number < lowest || number > highest) {
      String value = number == Math.rint(number) ? "%.0f".formatted(number) : "" + number;
      throw new InvalidOptions(
          "option %s is %s, but must be a whole number from %d to %d"
              .formatted(name, value, lowest, highest));
    }
    return (long) number;
  }

  Duration duration(String name, String shortest, String longest) {
    String text = values.textOrEmpty(name);
    return GoDuration.parse(text)
        .filter(given -> given.compareTo(GoDuration.parse(shortest).orElseThrow()) >= 0)
        .filter(given -> given.compareTo(GoDuration.parse(longest).orElseThrow()) <= 0)
        .orElseThrow(() ->
            wrong(name, text, "a duration from " + shortest + " to " + longest + " such as 90s"));
  }

  /**
   * A Unix socket, or a port that nobody else on the network reaches. Host names are not taken:
   * looking one up could block for a long time.
   */
  Optional<SocketAddress> address(String name) {
    String text = values.textOrEmpty(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        text.startsWith(UNIX) ? unix(name, text.substring(UNIX.length())) : loopback(name, text));
  }

  private static SocketAddress unix(String name, String text) {
    Path path = path(name, text);
    if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_BYTES) {
      throw wrong(name, text, "at most " + LONGEST_SOCKET_BYTES + " bytes long");
    }
    return UnixDomainSocketAddress.of(path);
  }

  private static InetSocketAddress loopback(String name, String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (colon > 0 && port >= 1 && port <= HIGHEST_PORT) {
        InetAddress host = InetAddress.ofLiteral(text.substring(0, colon));
        if (host.isLoopbackAddress()) {
          return new InetSocketAddress(host, port);
        }
      }
    } catch (IllegalArgumentException e) {
      throw wrongAddress(name, text);
    }
    throw wrongAddress(name, text);
  }

  private static InvalidOptions wrongAddress(String name, String text) {
    return wrong(
        name, text, "a loopback address and a port, such as 127.0.0.1:9464, or unix:/PATH");
  }

  private static InvalidOptions wrong(String name, String value, String allowed) {
    return new InvalidOptions(
        "option " + name + " is " + Shown.of(value) + ", but must be " + allowed);
  }
}
