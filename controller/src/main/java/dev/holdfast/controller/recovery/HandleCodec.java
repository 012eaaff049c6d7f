package dev.holdfast.controller.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.store.BootId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The opaque bytes that Nomad keeps with a task: a JSON object of the labels and the boot. Small,
 * because the record is ours; whole, because it must do when our record is lost.
 */
public final class HandleCodec {
  /** The version of the handle; Nomad hands it back beside the bytes. */
  public static final int VERSION = 1;

  private static final String BOOT = "boot";
  private static final int LARGEST_BYTES = 64 << 10;

  private final ObjectMapper json = new ObjectMapper();

  /** A handle that cannot be read; the message says why. */
  public static final class BadHandle extends Exception {
    private static final long serialVersionUID = 1L;

    BadHandle(String message) {
      super(message);
    }
  }

  public byte[] write(TaskHandle handle) {
    ObjectNode node = json.createObjectNode();
    handle.labels().toMap().forEach(node::put);
    node.put(BOOT, handle.boot().value());
    try {
      return json.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings can always be written", e);
    }
  }

  /**
   * Reads a handle.
   *
   * @throws BadHandle if it is not one of ours, or of a version that this program does not know
   */
  public TaskHandle read(int version, byte[] bytes) throws BadHandle {
    if (version != VERSION) {
      throw new BadHandle(
          "the task's handle has version " + version + ", this plugin knows version " + VERSION);
    }
    Map<String, String> map = texts(parse(bytes));
    WorkloadLabels labels =
        WorkloadLabels.fromMap(map)
            .orElseThrow(() -> new BadHandle("the task's handle lacks its identity"));
    return new TaskHandle(labels, new BootId(map.getOrDefault(BOOT, "")));
  }

  private JsonNode parse(byte[] bytes) throws BadHandle {
    if (bytes.length == 0 || bytes.length > LARGEST_BYTES) {
      throw new BadHandle("the task's handle holds " + bytes.length + " bytes of driver state");
    }
    try {
      return json.readTree(bytes);
    } catch (IOException _) {
      throw new BadHandle("the task's handle is not JSON");
    }
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> map = new HashMap<>();
    node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return map;
  }
}
