package dev.holdfast.nomadside.agent;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.nomadside.observe.Workloads;
import dev.holdfast.nomadside.observe.Workloads.Slot;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Takes commands for an agent on a Unix socket: one line of JSON in, one line out. */
final class AgentServer {
  private static final System.Logger LOG = System.getLogger(AgentServer.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MiniAgent agent;
  private final ServerSocketChannel socket;

  private AgentServer(MiniAgent agent, ServerSocketChannel socket) {
    this.agent = agent;
    this.socket = socket;
  }

  /** Binds the socket anew; one that a dead agent left is replaced. */
  static AgentServer bind(MiniAgent agent, Path path) throws IOException {
    Files.deleteIfExists(path);
    ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    socket.bind(UnixDomainSocketAddress.of(path));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    return new AgentServer(agent, socket);
  }

  /** Serves one command after the other until the agent is told to shut down. */
  void serve() throws IOException {
    boolean more = true;
    while (more) {
      try (SocketChannel client = socket.accept()) {
        more = handle(client);
      } catch (IOException broken) {
        LOG.log(Level.WARNING, "A command was cut off: {0}", broken.getMessage());
      }
    }
    socket.close();
  }

  private boolean handle(SocketChannel client) throws IOException {
    BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
    String line = in.readLine();
    if (line == null) {
      return true;
    }
    AgentRequest request = JSON.readValue(line, AgentRequest.class);
    byte[] reply = JSON.writeValueAsBytes(carryOut(request));
    ByteBuffer out = ByteBuffer.allocate(reply.length + 1).put(reply).put((byte) '\n').flip();
    while (out.hasRemaining()) {
      client.write(out);
    }
    return request.command() != AgentRequest.Command.SHUTDOWN;
  }

  private AgentReply carryOut(AgentRequest request) throws IOException {
    try {
      switch (request.command()) {
        case START ->
            agent.start(Objects.requireNonNull(request.spec(), "spec is null"), request.restarts());
        case STOP -> agent.stop(request.name());
        case SHUTDOWN -> agent.stop();
        case LIST -> {}
      }
      return new AgentReply("", agent.pluginPid(), views());
    } catch (IllegalArgumentException | IllegalStateException refused) {
      return AgentReply.refusal(String.valueOf(refused.getMessage()));
    }
  }

  private List<TaskView> views() throws IOException {
    Map<Slot, List<ProcessIdentity>> copies = Workloads.copies();
    return agent.tasks().stream()
        .map(task -> view(task, copies.getOrDefault(slot(task), List.of())))
        .toList();
  }

  private static Slot slot(TaskRecord task) {
    return new Slot(task.spec().allocId(), task.spec().name());
  }

  private static TaskView view(TaskRecord task, List<ProcessIdentity> processes) {
    String id = task.hasHandle() ? task.decodeHandle().getConfig().getId() : "";
    return new TaskView(
        task.spec().name(),
        task.spec().allocId(),
        id,
        task.phase(),
        task.starts(),
        task.exit(),
        processes,
        task.events());
  }
}
