package dev.holdfast.runtime.podman.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests of Podman's native interface, with everything in them escaped. */
public final class Requests {
  /** The lowest version that all calls accept; Podman 4 and 5 serve it alike. */
  private static final String PREFIX = "/v4.0.0/libpod/";

  private Requests() {}

  public static Request get(String path, Map<String, String> query) {
    return plain(Method.GET, path, query);
  }

  public static Request delete(String path, Map<String, String> query) {
    return plain(Method.DELETE, path, query);
  }

  public static Request post(String path, Map<String, String> query) {
    return plain(Method.POST, path, query);
  }

  public static Request post(String path, JsonNode body) {
    return Request.builder()
        .method(Method.POST)
        .path(PREFIX + path)
        .putHeader("Content-Type", "application/json")
        .bodyBytes(body.toString().getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** With a body of any length, sent as it is read. */
  public static Request post(String path, InputStream body) {
    return Request.builder()
        .method(Method.POST)
        .path(PREFIX + path)
        .putHeader("Content-Type", "application/x-tar")
        .body(body)
        .build();
  }

  private static Request plain(Method method, String path, Map<String, String> query) {
    return Request.builder().method(method).path(PREFIX + path + query(query)).build();
  }

  private static String query(Map<String, String> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + escaped(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  /** A name as one part of a path or a value of a query. */
  public static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
