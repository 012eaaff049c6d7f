package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.RuntimeRefused;
import java.util.Optional;
import java.util.Set;

/** The IPC namespace and the shared memory in it. */
final class IpcPart {
  private static final Set<String> PLAIN = Set.of("host", "private", "shareable", "none");
  private static final Set<String> OWN_MEMORY = Set.of("", "private", "shareable");

  private IpcPart() {}

  static void add(ObjectNode body, CreateInput input) {
    String mode = input.options().textOrEmpty("ipc_mode");
    Optional<Long> size = Sizes.bytes(input.options(), "shm_size");
    if (size.isPresent() && !OWN_MEMORY.contains(mode)) {
      throw new RuntimeRefused(
          "shm_size cannot be used with ipc_mode = \"%s\", whose shared memory is another's"
              .formatted(mode));
    }
    size.ifPresent(bytes -> body.put("shm_size", bytes));
    if (!mode.isEmpty()) {
      addMode(body, mode, input);
    }
  }

  private static void addMode(ObjectNode body, String mode, CreateInput input) {
    ObjectNode ipc = body.putObject("ipcns");
    String[] parts = mode.split(":", 2);
    String value = parts.length > 1 ? parts[1] : "";
    if (PLAIN.contains(mode)) {
      ipc.put("nsmode", mode);
      return;
    }
    switch (value.isEmpty() ? "" : parts[0]) {
      case "container" -> ipc.put("nsmode", "container").put("value", value);
      case "ns" -> ipc.put("nsmode", "path").put("value", value);
      case "task" ->
          ipc.put("nsmode", "container").put("value", Donors.container(input, "ipc_mode", value));
      default ->
          throw Wrong.value(
              "ipc_mode",
              mode,
              "invalid ipc_mode, use host, private, shareable, none, container:NAME, ns:PATH or"
                  + " task:NAME");
    }
  }
}
