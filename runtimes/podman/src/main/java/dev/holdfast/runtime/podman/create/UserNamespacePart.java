package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user namespace. */
final class UserNamespacePart {
  private static final Pattern MAPPING =
      Pattern.compile("([0-9]{1,10}):@?([0-9]{1,10}):([0-9]{1,10})");

  private UserNamespacePart() {}

  static void add(ObjectNode body, CreateInput input) {
    String text = input.options().textOrEmpty("userns");
    if (text.isEmpty()) {
      return;
    }
    String[] parts = text.split(":", 2);
    String value = parts.length > 1 ? parts[1] : "";
    switch (parts[0]) {
      case "host" -> body.putObject("userns").put("nsmode", "host");
      case "nomap" -> body.putObject("userns").put("nsmode", "no-map");
      case "keep-id" -> mode(body, "keep-id", value);
      case "ns" -> mode(body, "path", value);
      case "auto" -> addAuto(body, text, value);
      default ->
          throw Wrong.value(
              "userns", text, "unknown userns mode, use host, auto, keep-id, nomap or ns:PATH");
    }
  }

  private static void mode(ObjectNode body, String mode, String value) {
    ObjectNode userns = body.putObject("userns").put("nsmode", mode);
    ProgramPart.addText(userns, "value", value);
  }

  private static void addAuto(ObjectNode body, String text, String value) {
    mode(body, "auto", "");
    ObjectNode mappings = body.putObject("idmappings").put("AutoUserNs", true);
    ObjectNode options = mappings.putObject("AutoUserNsOpts");
    for (String option : value.isEmpty() ? new String[0] : value.split(",")) {
      String[] parts = option.split("=", 2);
      String given = parts.length > 1 ? parts[1] : "";
      switch (parts[0]) {
        case "size" -> options.put("Size", size(text, given));
        case "uidmapping" -> addMapping(options, "AdditionalUIDMappings", text, given);
        case "gidmapping" -> addMapping(options, "AdditionalGIDMappings", text, given);
        default ->
            throw Wrong.value(
                "userns", text, "unknown option of auto, use size, uidmapping or gidmapping");
      }
    }
  }

  private static long size(String text, String value) {
    if (!value.matches("[0-9]{1,10}")) {
      throw Wrong.value("userns", text, "the size is not a number");
    }
    return Long.parseLong(value);
  }

  private static void addMapping(ObjectNode options, String field, String text, String value) {
    Matcher mapping = MAPPING.matcher(value);
    if (!mapping.matches()) {
      throw Wrong.value("userns", text, "write a mapping as CONTAINER:HOST:SIZE");
    }
    options
        .withArray(field)
        .addObject()
        .put("container_id", Long.parseLong(mapping.group(1)))
        .put("host_id", Long.parseLong(mapping.group(2)))
        .put("size", Long.parseLong(mapping.group(3)));
  }
}
