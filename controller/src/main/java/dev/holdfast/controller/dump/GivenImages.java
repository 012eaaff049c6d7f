package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.GivenImage.DeviceImage;
import dev.holdfast.controller.dump.GivenImage.MountImage;
import dev.holdfast.controller.dump.GivenImage.PortImage;
import dev.holdfast.runtime.Device;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Surroundings.Port;
import dev.holdfast.store.Place;

/** The image of a task's place, its texts searched for secrets. Pure. */
record GivenImages(Redaction redaction) {

  GivenImage of(Place place) {
    return place.equals(Place.unknown())
        ? GivenImage.NOTHING
        : new GivenImage(
            redaction.text(place.networkNamespace()),
            place.ports().stream().map(this::port).toList(),
            place.dnsServers().stream().map(redaction::text).toList(),
            place.mounts().stream().map(this::mount).toList(),
            place.devices().stream().map(this::device).toList());
  }

  private PortImage port(Port it) {
    return new PortImage(
        redaction.text(it.label()), redaction.text(it.hostIp()), it.hostPort(), it.taskPort());
  }

  private MountImage mount(Mount it) {
    return new MountImage(
        redaction.text(it.hostPath()),
        redaction.text(it.taskPath()),
        it.readOnly(),
        redaction.text(it.propagation()));
  }

  private DeviceImage device(Device it) {
    return new DeviceImage(
        redaction.text(it.hostPath()),
        redaction.text(it.taskPath()),
        redaction.text(it.permissions()));
  }
}
