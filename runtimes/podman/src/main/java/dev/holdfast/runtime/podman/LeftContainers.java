package dev.holdfast.runtime.podman;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.Leftover;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.podman.api.PodmanApi;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Containers of workloads that are no more, and storage without a container, at every service. */
final class LeftContainers {
  private final Sockets sockets;
  private final Owner owner;

  LeftContainers(Sockets sockets, Owner owner) {
    this.sockets = sockets;
    this.owner = owner;
  }

  /** Those that none of these workloads needs. */
  List<Leftover> of(Set<WorkloadId> wanted) {
    return sockets.all().stream()
        .flatMap(api -> Stream.concat(containers(api, wanted), storage(api, wanted)))
        .toList();
  }

  /** What the agent's configuration wants kept is not left. */
  private Stream<Leftover> containers(PodmanApi api, Set<WorkloadId> wanted) {
    return api.list(ContainerLabels.of(owner)).stream()
        .filter(entry -> !ContainerNames.isKept(ContainerNames.first(entry)))
        .flatMap(
            entry -> why(entry, wanted).map(why -> leftover("container", entry, why)).stream());
  }

  private static Optional<String> why(JsonNode entry, Set<WorkloadId> wanted) {
    if (ContainerNames.isLeft(ContainerNames.first(entry))) {
      return Optional.of("its task is gone, and it stays until no container shares its namespaces");
    }
    return ContainerLabels.read(entry.path("Labels"))
        .map(WorkloadLabels::workloadId)
        .filter(id -> !wanted.contains(id))
        .map(_ -> "it carries our label, and no record asks for it");
  }

  /** Storage has no labels; by its name alone it may be another driver's of this node. */
  private static Stream<Leftover> storage(PodmanApi api, Set<WorkloadId> wanted) {
    return api.listStorage().stream()
        .filter(entry ->
            ContainerNames.idOf(ContainerNames.first(entry))
                .filter(id -> !wanted.contains(id))
                .isPresent())
        .map(entry ->
            leftover("storage", entry, "a container of this name was begun and never made"));
  }

  private static Leftover leftover(String kind, JsonNode entry, String why) {
    return new Leftover(kind, ContainerNames.first(entry), why);
  }
}
