package dev.holdfast.suites.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** Collects the frames that Nomad sends for one exec. */
final class ExecFrames extends SimpleChannelInboundHandler<WebSocketFrame> {
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  private final CompletableFuture<Boolean> open = new CompletableFuture<>();
  private final CompletableFuture<JsonNode> end = new CompletableFuture<>();

  /** Done when the agent has taken the connection, or has refused it. */
  CompletableFuture<Boolean> open() {
    return open;
  }

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

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      open.complete(true);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    switch (frame) {
      case TextWebSocketFrame text -> take(text.text());
      case CloseWebSocketFrame close -> closed(close.statusCode() + ": " + close.reasonText());
      default -> {}
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closed("the connection ended");
  }

  /** After the last frame this changes nothing. */
  private void closed(String why) {
    failed(new IllegalStateException("closed with " + why));
  }

  private void failed(Throwable why) {
    open.completeExceptionally(why);
    end.completeExceptionally(why);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
    failed(error);
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
}
