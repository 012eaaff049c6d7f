package dev.holdfast.nomadside.agent;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.nomadside.task.TaskSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Talks to an agent in another process. */
public final class AgentClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path socket;

  public AgentClient(Path socket) {
    this.socket = socket;
  }

  /**
   * Starts a task.
   *
   * @throws IllegalStateException with the agent's words if it refuses
   */
  public void start(TaskSpec spec, int restarts) throws IOException {
    ask(AgentRequest.start(spec, restarts));
  }

  public void stop(String name) throws IOException {
    ask(AgentRequest.stop(name));
  }

  public AgentReply list() throws IOException {
    return ask(AgentRequest.list());
  }

  public TaskView task(String name) throws IOException {
    return list().task(name);
  }

  /** Ends the agent in good order; the tasks go on. */
  public void shutdown() throws IOException {
    ask(AgentRequest.shutdown());
  }

  private AgentReply ask(AgentRequest request) throws IOException {
    try (SocketChannel channel = connect()) {
      byte[] line = JSON.writeValueAsBytes(request);
      channel.write(ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip());
      BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
      String answer = in.readLine();
      if (answer == null) {
        throw new IOException("The agent went away before it answered.");
      }
      AgentReply reply = JSON.readValue(answer, AgentReply.class);
      if (!reply.error().isEmpty()) {
        throw new IllegalStateException(reply.error());
      }
      return reply;
    }
  }

  private SocketChannel connect() throws IOException {
    try {
      return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    } catch (IOException nobody) {
      throw new IOException(
          "No agent takes commands at %s: start one with mini-agent run.".formatted(socket),
          nobody);
    }
  }
}
