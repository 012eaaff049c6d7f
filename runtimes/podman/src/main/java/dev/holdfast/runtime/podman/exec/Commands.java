package dev.holdfast.runtime.podman.exec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.ExecSession;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.podman.api.PodmanApi;
import java.util.List;
import java.util.Optional;

/** Starts commands beside containers. */
public final class Commands {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Commands() {}

  /**
   * Starts one in a container that runs.
   *
   * @throws RuntimeRefused if it cannot be started
   */
  public static ExecSession start(
      PodmanApi api,
      WorkloadId workload,
      String container,
      List<String> command,
      boolean terminal) {
    String id = api.createExec(workload, container, request(command, terminal));
    ObjectNode start = JSON.createObjectNode().put("Detach", false).put("Tty", terminal);
    Wire wire = Wire.open(api.endpoint(), "/v4.0.0/libpod/exec/" + id + "/start", start);
    Command session = Command.follow(api, id, wire, terminal);
    Optional<String> failure = failure(session);
    if (failure.isPresent()) {
      session.close();
      throw new RuntimeRefused("the command cannot be started: " + failure.orElseThrow());
    }
    return session;
  }

  private static Optional<String> failure(Command session) {
    try {
      return session.failure();
    } catch (InterruptedException e) {
      session.close();
      Thread.currentThread().interrupt();
      throw new RuntimeUnavailable("interrupted while starting a command", e);
    }
  }

  private static ObjectNode request(List<String> command, boolean terminal) {
    ObjectNode body = JSON.createObjectNode();
    body.put("AttachStdin", true).put("AttachStdout", true).put("AttachStderr", true);
    body.put("Tty", terminal);
    command.forEach(body.putArray("Cmd")::add);
    return body;
  }
}
