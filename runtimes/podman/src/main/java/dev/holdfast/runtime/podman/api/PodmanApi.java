package dev.holdfast.runtime.podman.api;

import static dev.holdfast.runtime.podman.api.Requests.escaped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.holdfast.runtime.Disturbance;
import dev.holdfast.runtime.WorkloadId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One Podman service's calls about containers. Every one may throw PodmanAway or PodmanRefusal. */
public final class PodmanApi implements AutoCloseable {
  /** Names of the calls that a disturbance can stand around. */
  public static final List<String> CALLS =
      List.of("ping", "inspect", "list", "create", "start", "kill", "remove", "exec", "pull");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PING_LIMIT = Duration.ofSeconds(5);
  private static final Duration LOOK_LIMIT = Duration.ofSeconds(10);

  private final SocketHttp http;
  private final Endpoint endpoint;
  private final Duration limit;
  private final Disturbance disturbance;

  /** Opens nothing yet. */
  public PodmanApi(Endpoint endpoint, Duration limit, Disturbance disturbance) {
    this.endpoint = endpoint;
    this.http = new SocketHttp(endpoint.uri());
    this.limit = limit;
    this.disturbance = disturbance;
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  private <T> T around(String call, WorkloadId id, Supplier<T> work) {
    return disturbance.around(call, Optional.of(id), work);
  }

  /** A call that is no single workload's. */
  public <T> T around(String call, Supplier<T> work) {
    return disturbance.around(call, Optional.empty(), work);
  }

  private Duration look() {
    return limit.compareTo(LOOK_LIMIT) < 0 ? limit : LOOK_LIMIT;
  }

  /** The service's version. */
  public String ping() {
    return disturbance.around(
        "ping",
        Optional.empty(),
        () -> {
          Request request = Requests.get("_ping", Map.of());
          Reply reply = http.ask(request, limit.compareTo(PING_LIMIT) < 0 ? limit : PING_LIMIT);
          return reply.headers().getOrDefault("libpod-api-version", "unknown");
        });
  }

  /** Facts about service and host; costs the service a third of a second. */
  public JsonNode info() {
    return http.ask(Requests.get("info", Map.of()), limit).json();
  }

  /** A container by name or id. */
  public Optional<JsonNode> inspect(WorkloadId id, String nameOrId) {
    return around(
        "inspect", id, () -> found(Requests.get(container(nameOrId) + "/json", Map.of())));
  }

  private Optional<JsonNode> found(Request request) {
    try {
      return Optional.of(http.ask(request, look()).json());
    } catch (PodmanRefusal refusal) {
      if (refusal.isNotFound()) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /** Containers in any state that carry all these labels. */
  public List<JsonNode> list(Map<String, String> labels) {
    ObjectNode filters = JSON.createObjectNode();
    labels.forEach((key, value) -> filters.withArray("label").add(key + "=" + value));
    return list("filters", filters.toString());
  }

  /** Storage that no container has: Podman died while it made one, or another program made it. */
  public List<JsonNode> listStorage() {
    return list("external", "true").stream()
        .filter(entry -> entry.path("State").asText().equals("storage"))
        .toList();
  }

  private List<JsonNode> list(String condition, String value) {
    Map<String, String> query = Map.of("all", "true", condition, value);
    return around(
        "list",
        () -> {
          List<JsonNode> all = new ArrayList<>();
          http.ask(Requests.get("containers/json", query), look()).json().forEach(all::add);
          return all;
        });
  }

  /** Makes a container; answers its id. */
  public String create(WorkloadId id, JsonNode body) {
    return around(
        "create",
        id,
        () -> http.ask(Requests.post("containers/create", body), limit).json().path("Id").asText());
  }

  public void start(WorkloadId id, String container) {
    around(
        "start",
        id,
        () -> http.ask(Requests.post(container(container) + "/start", Map.of()), limit));
  }

  /** Sends a signal to the main process. */
  public void kill(WorkloadId id, String container, int signal) {
    Map<String, String> query = Map.of("signal", String.valueOf(signal));
    around("kill", id, () -> http.ask(Requests.post(container(container) + "/kill", query), limit));
  }

  /** Removes a container with its anonymous volumes, killing what still runs in it. */
  public void remove(WorkloadId id, String container) {
    around("remove", id, () -> removed(container));
  }

  /** The same; one that is not there is fine. Storage without a container goes as well. */
  public void removeIfThere(WorkloadId id, String container) {
    around(
        "remove",
        id,
        () -> {
          try {
            return Optional.of(removed(container));
          } catch (PodmanRefusal refusal) {
            if (refusal.isNotFound()) {
              return Optional.empty();
            }
            throw refusal;
          }
        });
  }

  /** The same for a container that is no workload any more. */
  public void remove(String container) {
    around("remove", () -> removed(container));
  }

  private Reply removed(String container) {
    Map<String, String> query = Map.of("force", "true", "v", "true", "timeout", "0");
    return http.ask(Requests.delete(container(container), query), limit);
  }

  public void rename(WorkloadId id, String container, String name) {
    Map<String, String> query = Map.of("name", name);
    around(
        "remove",
        id,
        () -> http.ask(Requests.post(container(container) + "/rename", query), limit));
  }

  /** Whether a network of this name exists. */
  public boolean hasNetwork(String name) {
    return found(Requests.get("networks/" + escaped(name) + "/json", Map.of())).isPresent();
  }

  /** Prepares a command beside a container; answers its id. */
  public String createExec(WorkloadId id, String container, JsonNode body) {
    return around(
        "exec",
        id,
        () ->
            http.ask(Requests.post(container(container) + "/exec", body), limit)
                .json()
                .path("Id")
                .asText());
  }

  public Optional<JsonNode> inspectExec(String exec) {
    return found(Requests.get("exec/" + exec + "/json", Map.of()));
  }

  public void resizeExec(String exec, int rows, int columns) {
    Map<String, String> size = Map.of("h", String.valueOf(rows), "w", String.valueOf(columns));
    http.ask(Requests.post("exec/" + exec + "/resize", size), limit);
  }

  /** Events of containers as lines of JSON, for as long as the answer is read. */
  public Response events(List<String> kinds) {
    ObjectNode filters = JSON.createObjectNode();
    filters.withArray("type").add("container");
    kinds.forEach(filters.withArray("event")::add);
    return http.open(
        Requests.get("events", Map.of("stream", "true", "filters", filters.toString())), limit);
  }

  /** For calls about images, which have limits of their own. */
  public SocketHttp http() {
    return http;
  }

  public Duration limit() {
    return limit;
  }

  private static String container(String nameOrId) {
    return "containers/" + escaped(nameOrId);
  }

  @Override
  public void close() {
    http.close();
  }
}
