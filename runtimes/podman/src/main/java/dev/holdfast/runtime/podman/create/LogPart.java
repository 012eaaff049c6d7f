package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.options.OptionValues;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where Podman's monitor writes the output: for Nomad, into a file of its own that we read; never
 * into Nomad's pipe, whose absent reader would hold up all of Podman.
 */
final class LogPart {
  private static final long DEFAULT_BYTES = 32L << 20;
  private static final long LEAST_BYTES = 64L << 10;

  private LogPart() {}

  /** Whether the output goes to the node's journal and so not to Nomad. */
  static boolean isJournal(CreateInput input) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    add(body, input);
    return body.path("log_configuration").path("driver").asText().equals("journald");
  }

  static void add(ObjectNode body, CreateInput input) {
    OptionValues none = OptionValues.none();
    OptionValues task = input.options().block("logging").orElse(none);
    OptionValues plugin = input.settings().block("logging").orElse(none);
    boolean asked = task.has("driver") || task.has("options");
    String where = asked ? "task" : "plugin";
    String driver =
        (asked && !task.textOrEmpty("driver").isEmpty() ? task : plugin).textOrEmpty("driver");
    Map<String, String> options = new TreeMap<>((asked ? task : plugin).textMap("options"));
    switch (driver) {
      case "", "nomad" -> addNomad(body, input.settings(), options);
      case "journald" -> addJournal(body, options);
      default ->
          throw Wrong.value(
              "logging.driver",
              driver,
              "Invalid %s logging.driver option: use nomad or journald".formatted(where));
    }
  }

  private static void addNomad(ObjectNode body, OptionValues settings, Map<String, String> given) {
    if (settings.flag("disable_log_collection")) {
      return;
    }
    ObjectNode log = body.putObject("log_configuration");
    log.put("driver", "k8s-file");
    log.put("size", size(given));
  }

  private static long size(Map<String, String> options) {
    String text = options.getOrDefault("max-size", options.getOrDefault("size", ""));
    long bytes = text.isEmpty() ? DEFAULT_BYTES : Sizes.bytes("logging.options max-size", text);
    if (bytes < LEAST_BYTES) {
      throw Wrong.value("logging.options max-size", text, "use at least 64k");
    }
    return bytes;
  }

  private static void addJournal(ObjectNode body, Map<String, String> given) {
    ObjectNode log = body.putObject("log_configuration");
    log.put("driver", "journald");
    ObjectNode options = log.putObject("options");
    given.forEach(options::put);
  }
}
