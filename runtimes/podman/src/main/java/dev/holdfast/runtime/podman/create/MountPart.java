package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.TaskDirectory;
import dev.holdfast.runtime.options.OptionValues;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The task's own folders, Nomad's volumes, and mounts that the job asks for. */
final class MountPart {
  private static final int SOURCE_AND_TARGET = 2;
  private static final Map<String, String> PROPAGATION =
      Map.of("private", "rprivate", "host-to-task", "rslave", "bidirectional", "rshared");

  private MountPart() {}

  static void add(ObjectNode body, CreateInput input) {
    ArrayNode mounts = body.putArray("mounts");
    addTaskFolders(mounts, input);
    input.spec().mounts().forEach(mount -> addVolume(mounts, mount, label(input)));
    for (String volume : input.options().texts("volumes")) {
      addAsked(mounts, volume, input);
    }
    for (String tmpfs : input.options().texts("tmpfs")) {
      addTmpfs(mounts, tmpfs);
    }
  }

  /** A privileged container sees everything whatever its label. */
  private static List<String> label(CreateInput input) {
    String label = volumes(input).textOrEmpty("selinuxlabel");
    boolean without = label.isEmpty() || input.options().flag("privileged");
    return without ? List.of() : List.of(label);
  }

  private static OptionValues volumes(CreateInput input) {
    return input.settings().block("volumes").orElse(OptionValues.none());
  }

  /** To where the environment says that they are. */
  private static void addTaskFolders(ArrayNode mounts, CreateInput input) {
    TaskDirectory folders = input.spec().directory();
    Map<String, String> env = input.spec().environment().variables();
    Map<String, Path> sources =
        Map.of(
            "NOMAD_ALLOC_DIR", folders.shared(),
            "NOMAD_TASK_DIR", folders.local(),
            "NOMAD_SECRETS_DIR", folders.secrets());
    for (String name : List.of("NOMAD_ALLOC_DIR", "NOMAD_TASK_DIR", "NOMAD_SECRETS_DIR")) {
      String target = env.getOrDefault(name, "");
      if (!target.isEmpty()) {
        bind(mounts, String.valueOf(sources.get(name)), target, label(input));
      }
    }
  }

  private static void addVolume(ArrayNode mounts, Mount mount, List<String> label) {
    List<String> options = new ArrayList<>(label);
    if (mount.readOnly()) {
      options.add("ro");
    }
    options.add(PROPAGATION.getOrDefault(mount.propagation(), "rprivate"));
    bind(mounts, mount.hostPath(), mount.taskPath(), options);
  }

  private static void addAsked(ArrayNode mounts, String volume, CreateInput input) {
    String[] parts = volume.split(":", -1);
    if (parts.length < SOURCE_AND_TARGET || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw Wrong.value("volumes", volume, "invalid docker volume, write SOURCE:TARGET[:OPTIONS]");
    }
    if (parts.length > SOURCE_AND_TARGET + 1) {
      throw Wrong.value("volumes", volume, "too many colons, write SOURCE:TARGET[:OPTIONS]");
    }
    String source = source(parts[0], input);
    List<String> options =
        parts.length > SOURCE_AND_TARGET && !parts[2].isEmpty()
            ? List.of(parts[2].split(","))
            : List.of();
    bind(mounts, source, parts[1], options);
  }

  private static String source(String text, CreateInput input) {
    TaskDirectory folders = input.spec().directory();
    try {
      Path source = folders.root().resolve(text).normalize();
      if (!isAllowed(input) && !real(source).startsWith(real(folders.allocFolder()))) {
        throw new RuntimeRefused(
            "volumes are not enabled; cannot mount host paths: \"%s\"".formatted(text));
      }
      return source.toString();
    } catch (InvalidPathException _) {
      throw Wrong.value("volumes", text, "this is not a path");
    }
  }

  private static boolean isAllowed(CreateInput input) {
    return !volumes(input).has("enabled") || volumes(input).flag("enabled");
  }

  /** Where links lead to; a file that does not exist leads nowhere. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static void addTmpfs(ArrayNode mounts, String tmpfs) {
    String[] parts = tmpfs.split(":", 2);
    if (!parts[0].startsWith("/")) {
      throw Wrong.value("tmpfs", tmpfs, "write an absolute PATH or PATH:OPTIONS");
    }
    ObjectNode mount = mounts.addObject().put("type", "tmpfs").put("source", "tmpfs");
    mount.put("destination", parts[0]);
    if (parts.length > 1 && !parts[1].isEmpty()) {
      List.of(parts[1].split(",")).forEach(mount.putArray("options")::add);
    }
  }

  private static void bind(ArrayNode mounts, String source, String target, List<String> options) {
    ObjectNode mount = mounts.addObject().put("type", "bind");
    mount.put("source", source).put("destination", target);
    ContainerRequest.addTexts(mount, "options", options);
  }
}
