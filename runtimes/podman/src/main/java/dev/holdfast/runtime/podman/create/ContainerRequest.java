package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.podman.ContainerLabels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The body of a create call. */
public final class ContainerRequest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ContainerRequest() {}

  /**
   * Makes it.
   *
   * @throws dev.holdfast.runtime.RuntimeRefused naming the option that is wrong
   */
  public static ObjectNode of(CreateInput input) {
    ObjectNode body = JSON.createObjectNode();
    body.put("name", input.spec().id().value());
    body.put("image", input.image());
    ProgramPart.add(body, input);
    addLabels(body, input);
    LogPart.add(body, input);
    MountPart.add(body, input);
    DevicePart.add(body, input);
    MemoryPart.add(body, input);
    LimitPart.add(body, input);
    SecurityPart.add(body, input);
    UserNamespacePart.add(body, input);
    NetworkPart.add(body, input);
    IpcPart.add(body, input);
    if (input.host().cgroupsV2() && input.host().systemdCgroups()) {
      body.put("cgroup_parent", "nomad.slice");
    }
    return body;
  }

  /** The container's own ports that services name by label. */
  public static Map<String, Integer> portsByLabel(CreateInput input) {
    return PortMaps.mapped(input);
  }

  private static void addLabels(ObjectNode body, CreateInput input) {
    Map<String, String> labels = new TreeMap<>(input.options().textMap("labels"));
    labels.putAll(ExtraLabels.of(input.spec(), input.settings().texts("extra_labels")));
    labels.putAll(ContainerLabels.of(input.spec().labels()));
    labels.put(ContainerLabels.SOCKET, input.options().textOrEmpty("socket"));
    ObjectNode node = body.putObject("labels");
    labels.forEach(node::put);
  }

  /** Adds a list of texts where there are any. */
  static void addTexts(ObjectNode body, String field, List<String> texts) {
    if (!texts.isEmpty()) {
      texts.forEach(body.putArray(field)::add);
    }
  }
}
