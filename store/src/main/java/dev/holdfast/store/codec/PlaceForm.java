package dev.holdfast.store.codec;

import dev.holdfast.runtime.Device;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Surroundings.Port;
import dev.holdfast.store.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A place as fields, and back. Its lists hold rows, whose elements are told apart by place. */
final class PlaceForm {
  private PlaceForm() {}

  static Map<String, Object> write(Place place) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("nodeId", place.nodeId());
    out.put("nodeName", place.nodeName());
    out.put("networkNamespace", place.networkNamespace());
    out.put("ports", place.ports().stream().map(PlaceForm::port).toList());
    out.put("dnsServers", List.copyOf(place.dnsServers()));
    out.put("mounts", place.mounts().stream().map(PlaceForm::mount).toList());
    out.put("devices", place.devices().stream().map(PlaceForm::device).toList());
    return out;
  }

  private static List<Object> port(Port it) {
    return List.of(it.label(), it.hostIp(), (long) it.hostPort(), (long) it.taskPort());
  }

  private static List<Object> mount(Mount it) {
    return List.of(it.hostPath(), it.taskPath(), it.readOnly() ? 1L : 0L, it.propagation());
  }

  private static List<Object> device(Device it) {
    return List.of(it.hostPath(), it.taskPath(), it.permissions());
  }

  static Place read(Fields in) {
    Row servers = in.row("dnsServers");
    return new Place(
        in.text("nodeId"),
        in.text("nodeName"),
        in.text("networkNamespace"),
        rows(in, "ports", PlaceForm::port),
        servers.elements().stream().map(String::valueOf).toList(),
        rows(in, "mounts", PlaceForm::mount),
        rows(in, "devices", PlaceForm::device));
  }

  private static <T> List<T> rows(Fields in, String name, Function<Row, T> read) {
    return in.row(name).elements().stream()
        .map(element -> new Row(name, element instanceof List<?> list ? list : List.of()))
        .map(read)
        .toList();
  }

  private static Port port(Row in) {
    return new Port(
        in.text(0), in.text(1), Math.toIntExact(in.number(2)), Math.toIntExact(in.number(3)));
  }

  private static Mount mount(Row in) {
    return new Mount(in.text(0), in.text(1), in.number(2) != 0, in.text(3));
  }

  private static Device device(Row in) {
    return new Device(in.text(0), in.text(1), in.text(2));
  }
}
