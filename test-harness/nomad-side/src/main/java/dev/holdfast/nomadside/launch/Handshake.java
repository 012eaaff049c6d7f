package dev.holdfast.nomadside.launch;

import java.util.List;

/**
 * The one line that a plugin prints before it serves, checked as go-plugin 1.8.0 does for Nomad.
 *
 * @param line the line as read, without surrounding white space
 * @param fields its parts between the bars
 * @param address fields three and four
 */
public record Handshake(String line, List<String> fields, Address address) {
  private static final int LEAST_FIELDS = 4;
  private static final int LONGEST_IGNORED_CERTIFICATE = 50;

  public Handshake {
    fields = List.copyOf(fields);
  }

  /**
   * Reads the line.
   *
   * @throws LaunchException where an agent would refuse the plugin
   */
  public static Handshake parse(String text) {
    String line = text.strip();
    List<String> fields = List.of(line.split("\\|", -1));
    if (fields.size() < LEAST_FIELDS) {
      throw new LaunchException("Unrecognized remote plugin message: " + line);
    }
    require(fields.get(0).equals("1"), "Incompatible core API version: " + fields.get(0));
    require(fields.get(1).equals("2"), "Incompatible API version: " + fields.get(1));
    String protocol = fields.size() > LEAST_FIELDS ? fields.get(4) : "netrpc";
    require(protocol.equals("grpc"), "Unsupported plugin protocol: " + protocol);
    require(
        fields.size() <= 5 || fields.get(5).length() <= LONGEST_IGNORED_CERTIFICATE,
        "The handshake carries a certificate, and Nomad has no TLS for plugins.");
    return new Handshake(line, fields, new Address(fields.get(2), fields.get(3)));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new LaunchException(message);
    }
  }
}
