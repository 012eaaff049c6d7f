package dev.holdfast.runtime.podman;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import dev.holdfast.runtime.podman.takeover.TakenOver;
import dev.holdfast.runtime.podman.takeover.TakenOvers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at containers: ours are those with our labels, whatever their names are by now, and those
 * that were taken over.
 */
final class Containers {
  private static final Logger LOG = LoggerFactory.getLogger(Containers.class);

  private final Sockets sockets;
  private final Owner owner;
  private final Ends ends;
  private final Deliveries deliveries;
  private final LostMonitors monitors;
  private final TakenOvers taken;
  private final Homes homes;
  private final RenamedSockets renamed;

  Containers(
      Sockets sockets,
      Owner owner,
      Ends ends,
      Deliveries deliveries,
      LostMonitors monitors,
      TakenOvers taken) {
    this.sockets = sockets;
    this.owner = owner;
    this.ends = ends;
    this.deliveries = deliveries;
    this.monitors = monitors;
    this.taken = taken;
    this.homes = new Homes(sockets.all());
    this.renamed = new RenamedSockets(sockets);
  }

  Observation observe(WorkloadId id) {
    try {
      Optional<Found> found = find(id);
      if (found.isEmpty()) {
        return new Absent();
      }
      ContainerFacts facts = found.orElseThrow().facts();
      return labels(facts, id)
          .<Observation>map(labels -> seen(id, found.orElseThrow(), labels))
          .orElseGet(() -> new Unknown(foreign(id)));
    } catch (PodmanAway | PodmanRefusal e) {
      return new Unknown(String.valueOf(e.getMessage()));
    }
  }

  static String foreign(WorkloadId id) {
    return "a container %s that is not ours has this name".formatted(id);
  }

  private Optional<WorkloadLabels> labels(ContainerFacts facts, WorkloadId id) {
    return facts
        .labels()
        .filter(it -> it.owner().equals(owner))
        .filter(it -> it.workloadId().equals(id))
        .or(() ->
            taken.get(id).filter(it -> it.is(facts.id(), facts.name())).map(TakenOver::labels));
  }

  /**
   * What Podman says may be older than what the machine shows: a short task ends in between, and
   * its monitor with it. So Podman is asked once more before an end counts as unseen.
   */
  private Observation seen(WorkloadId id, Found found, WorkloadLabels labels) {
    ContainerFacts facts = found.facts();
    return monitors.isGone(facts)
        ? found
            .api()
            .inspect(id, facts.id())
            .map(ContainerFacts::new)
            .map(later -> seen(id, later, monitors.correct(later, told(later, labels))))
            .orElseGet(Absent::new)
        : seen(id, facts, told(facts, labels));
  }

  private static Observation told(ContainerFacts facts, WorkloadLabels labels) {
    return ContainerState.observe(facts, labels.invocation());
  }

  private Observation seen(WorkloadId id, ContainerFacts facts, Observation state) {
    return state instanceof Exited exited ? afterOutput(id, facts, exited) : state;
  }

  /** An end is told when the output is out: Nomad stops to read when it hears of it. */
  private Observation afterOutput(WorkloadId id, ContainerFacts facts, Exited exited) {
    if (exited.status() instanceof ExitStatus.Lost) {
      return exited;
    }
    if (!deliveries.isComplete(id, exited.at())) {
      return new Running(exited.invocation(), exited.incarnation());
    }
    return new Exited(
        exited.invocation(),
        exited.incarnation(),
        ends.of(id, facts, exited.status()),
        exited.at());
  }

  /** The container with this id's labels or name, wherever it is. */
  Optional<Found> find(WorkloadId id) {
    return homes.find(id, api -> find(api, id));
  }

  /** A job says that its container is to be there. */
  void expect(WorkloadId id, PodmanApi home) {
    homes.expect(id, home);
  }

  /** The services that a workload may have left something at: where it belongs, else all. */
  List<PodmanApi> places(WorkloadId id) {
    return homes.places(id);
  }

  /** By what Podman knows it surely, whatever its name is by now. */
  String nameOf(WorkloadId id) {
    return find(id).map(found -> found.facts().id()).orElse(id.value());
  }

  /** Where its control group is, while it runs. */
  Optional<String> cgroup(WorkloadId id) {
    return find(id)
        .map(Found::facts)
        .filter(facts -> facts.pid() > 0)
        .map(ContainerFacts::cgroup)
        .filter(path -> !path.isEmpty());
  }

  /** By name, and where nothing has it by label: somebody may have renamed the container. */
  private Optional<Found> find(PodmanApi api, WorkloadId id) {
    Optional<JsonNode> named = takenOver(api, id).or(() -> api.inspect(id, id.value()));
    if (named.isPresent()) {
      return named.map(json -> new Found(api, new ContainerFacts(json)));
    }
    List<JsonNode> labelled = api.list(ContainerLabels.of(id));
    return labelled.stream()
        .filter(entry -> !isPutAside(entry))
        .map(entry -> entry.path("Id").asText())
        .flatMap(container -> api.inspect(id, container).stream())
        .map(json -> new Found(api, new ContainerFacts(json)))
        .findFirst();
  }

  private Optional<JsonNode> takenOver(PodmanApi api, WorkloadId id) {
    return taken
        .get(id)
        .flatMap(it -> api.inspect(id, it.container()).or(() -> api.inspect(id, it.name())));
  }

  List<Sighting> list() {
    return Stream.concat(labelled(), taken.ids().stream())
        .distinct()
        .flatMap(id -> sighting(id).stream())
        .toList();
  }

  private Stream<WorkloadId> labelled() {
    return sockets.all().stream()
        .flatMap(api -> api.list(ContainerLabels.of(owner)).stream())
        .filter(entry -> !isPutAside(entry))
        .flatMap(entry -> ContainerLabels.read(entry.path("Labels")).stream())
        .map(WorkloadLabels::workloadId);
  }

  /** Looked at one by one, since a list tells times in whole seconds only. */
  private Optional<Sighting> sighting(WorkloadId id) {
    Optional<Found> found = find(id);
    found.ifPresent(renamed::look);
    return found.flatMap(
        it -> labels(it.facts(), id).map(labels -> new Sighting(id, labels, seen(id, it, labels))));
  }

  private static boolean isPutAside(JsonNode entry) {
    return ContainerNames.isPutAside(ContainerNames.first(entry));
  }

  /** Removes what had to stay there for the sake of containers that have gone by now. */
  void sweep(PodmanApi api) {
    api.list(ContainerLabels.of(owner)).stream()
        .filter(entry -> ContainerNames.isLeft(ContainerNames.first(entry)))
        .forEach(entry -> sweep(api, entry));
    taken.left().stream().filter(this::isGone).forEach(taken::forgetLeft);
  }

  private boolean isGone(String container) {
    return sockets.all().stream().allMatch(api -> isGone(api, container));
  }

  private static boolean isGone(PodmanApi api, String container) {
    try {
      api.remove(container);
      return true;
    } catch (PodmanRefusal refusal) {
      LOG.debug("{} stays: {}", container, refusal.getMessage());
      return refusal.isNotFound();
    } catch (PodmanAway away) {
      LOG.debug("whether {} is gone is not known: {}", container, away.getMessage());
      return false;
    }
  }

  private static void sweep(PodmanApi api, JsonNode entry) {
    try {
      ContainerLabels.read(entry.path("Labels"))
          .ifPresent(labels -> api.remove(labels.workloadId(), entry.path("Id").asText()));
    } catch (PodmanRefusal refusal) {
      LOG.debug("{} stays: {}", ContainerNames.first(entry), refusal.getMessage());
    }
  }

  /** The container is gone; where the next one of this workload belongs stays known. */
  void forget(WorkloadId id) {
    taken.forget(id);
    homes.gone(id);
  }
}
