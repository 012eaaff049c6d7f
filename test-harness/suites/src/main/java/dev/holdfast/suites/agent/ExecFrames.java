package dev.holdfast.suites.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Collects the frames that Nomad sends for one exec. */
final class ExecFrames implements WebSocket.Listener {
  private final StringBuilder frame = new StringBuilder();
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  private final CompletableFuture<JsonNode> end = new CompletableFuture<>();

  /** The last frame, which has the exit code. */
  CompletableFuture<JsonNode> end() {
    return end;
  }

  String stdout() {
    return text(out);
  }

  String stderr() {
    return text(err);
  }

  private static String text(StringBuilder stream) {
    synchronized (stream) {
      return stream.toString();
    }
  }

  /** All at once: an end that comes while nothing is asked for is an error to Java's client. */
  @Override
  public void onOpen(WebSocket socket) {
    socket.request(Long.MAX_VALUE);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      take(frame.toString());
      frame.setLength(0);
    }
    return null;
  }

  private void take(String text) {
    try {
      JsonNode json = NomadApi.JSON.readTree(text);
      append(out, json.path("stdout"));
      append(err, json.path("stderr"));
      if (json.path("exited").asBoolean()) {
        end.complete(json);
      }
    } catch (JsonProcessingException e) {
      end.completeExceptionally(e);
    }
  }

  private static void append(StringBuilder text, JsonNode stream) {
    byte[] bytes = Base64.getDecoder().decode(stream.path("data").asText());
    synchronized (text) {
      text.append(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    end.completeExceptionally(new IllegalStateException("closed with " + status + ": " + reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end.completeExceptionally(error);
  }
}
