package dev.holdfast.runtime.podman.takeover;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * What nomad-driver-podman leaves with Nomad for a task: a msgpack map of {@code ContainerID},
 * {@code StartedAt}, {@code Net}, {@code LogStreamer} and {@code TaskConfig}. The last one is
 * Nomad's own up to 0.6.2 and the driver's since 0.6.3, under one version number; it is not needed,
 * because Nomad tells by itself which task the handle is of, and it may hold a password.
 *
 * @param container the id of the container
 * @param streamsLogs whether that driver brought the lines of the journal to Nomad by itself
 */
public record GoHandle(String container, boolean streamsLogs) {
  private static final int VERSION = 1;
  private static final int LARGEST_BYTES = 1 << 20;
  private static final int LONGEST_KEY = 64;
  private static final Pattern CONTAINER = Pattern.compile("[0-9a-f]{64}");

  /** Reads one; empty where the bytes are something else. */
  public static Optional<GoHandle> read(int version, byte[] bytes) {
    if (version != VERSION || bytes.length > LARGEST_BYTES) {
      return Optional.empty();
    }
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
      return unpacker.hasNext() && unpacker.getNextFormat().getValueType() == ValueType.MAP
          ? of(fields(unpacker))
          : Optional.empty();
    } catch (IOException | MessagePackException _) {
      return Optional.empty(); // What cannot be read is not that driver's.
    }
  }

  private static Optional<GoHandle> of(Map<String, String> fields) {
    String container = fields.getOrDefault("ContainerID", "");
    return CONTAINER.matcher(container).matches() && fields.containsKey("TaskConfig")
        ? Optional.of(
            new GoHandle(container, fields.getOrDefault("LogStreamer", "").equals("true")))
        : Optional.empty();
  }

  /** Texts and truth values by name; all else is there without its value. */
  private static Map<String, String> fields(MessageUnpacker unpacker) throws IOException {
    Map<String, String> fields = new HashMap<>();
    for (int left = unpacker.unpackMapHeader(); left > 0; left--) {
      String key = text(unpacker, LONGEST_KEY);
      fields.put(key, key.equals("StartedAt") ? skipped(unpacker) : value(unpacker));
    }
    return fields;
  }

  private static String value(MessageUnpacker unpacker) throws IOException {
    return switch (unpacker.getNextFormat().getValueType()) {
      case STRING -> text(unpacker, LARGEST_BYTES);
      case BOOLEAN -> String.valueOf(unpacker.unpackBoolean());
      default -> skipped(unpacker);
    };
  }

  /** A time is packed as raw bytes, which are no text. */
  private static String skipped(MessageUnpacker unpacker) throws IOException {
    unpacker.skipValue();
    return "";
  }

  private static String text(MessageUnpacker unpacker, int longest) throws IOException {
    int length = unpacker.unpackRawStringHeader();
    if (length > longest) {
      throw new IOException("a text of " + length + " bytes");
    }
    return new String(unpacker.readPayload(length), StandardCharsets.UTF_8);
  }
}
