package dev.holdfast.suites.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Nomad's HTTP API. Every refusal is a {@link NomadRefused} with Nomad's own words. */
public final class NomadApi implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  NomadApi(int port) {
    this.port = port;
  }

  public JsonNode get(String path) {
    return json(send(request(path).GET()));
  }

  public String text(String path) {
    return send(request(path).GET());
  }

  public JsonNode put(String path, Object body) {
    try {
      String text = JSON.writeValueAsString(body);
      return json(send(request(path).PUT(BodyPublishers.ofString(text))));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public void delete(String path) {
    send(request(path).DELETE());
  }

  URI webSocket(String path) {
    return URI.create("ws://127.0.0.1:" + port + "/v1/" + path);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/" + path))
        .timeout(LIMIT);
  }

  private String send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new NomadRefused(answer.statusCode(), request.uri() + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
