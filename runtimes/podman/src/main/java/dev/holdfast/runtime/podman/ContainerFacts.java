package dev.holdfast.runtime.podman;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.runtime.WorkloadLabels;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Podman's inspect says of a container. Missing parts read as none. */
record ContainerFacts(JsonNode json) {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  String id() {
    return json.path("Id").asText();
  }

  String name() {
    return json.path("Name").asText();
  }

  String status() {
    return state().path("Status").asText();
  }

  private JsonNode state() {
    return json.path("State");
  }

  Optional<WorkloadLabels> labels() {
    return ContainerLabels.read(json.path("Config").path("Labels"));
  }

  Optional<String> label(String name) {
    JsonNode value = json.path("Config").path("Labels").path(name);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  long pid() {
    return state().path("Pid").asLong();
  }

  int exitCode() {
    return state().path("ExitCode").asInt(-1);
  }

  boolean oomKilled() {
    return state().path("OOMKilled").asBoolean();
  }

  String error() {
    return state().path("Error").asText();
  }

  /** Empty where it never started. */
  Optional<Instant> startedAt() {
    return time("StartedAt");
  }

  Optional<Instant> finishedAt() {
    return time("FinishedAt");
  }

  private Optional<Instant> time(String name) {
    try {
      Instant instant = OffsetDateTime.parse(state().path(name).asText()).toInstant();
      return Optional.of(instant).filter(EARLIEST::isBefore);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Below the root of the hierarchies; empty where it does not run. */
  String cgroup() {
    return state().path("CgroupPath").asText();
  }

  /** The file that Podman's log driver writes; empty where it writes none. */
  Optional<Path> logFile() {
    String path = json.path("HostConfig").path("LogConfig").path("Path").asText();
    return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
  }

  /** Where the pid of the container's monitor is written when it starts. */
  Path monitorPidFile() {
    return Path.of(json.path("ConmonPidFile").asText());
  }

  long monitorPid() {
    return state().path("ConmonPid").asLong();
  }

  boolean hasTerminal() {
    return json.path("Config").path("Tty").asBoolean();
  }

  /** Its own address; empty where it has none that others could use. */
  Optional<String> address() {
    JsonNode settings = json.path("NetworkSettings");
    List<JsonNode> places = new ArrayList<>(List.of(settings));
    settings.path("Networks").forEach(places::add);
    return Stream.of("IPAddress", "GlobalIPv6Address")
        .flatMap(field -> places.stream().map(place -> place.path(field).asText()))
        .filter(address -> !address.isEmpty())
        .findFirst();
  }

  Incarnation incarnation() {
    return new Incarnation(id(), pid(), startedAt().orElse(Instant.EPOCH), cgroup());
  }
}
