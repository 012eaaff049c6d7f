package dev.holdfast.runtime.podman.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import dev.holdfast.runtime.podman.api.Requests;
import dev.holdfast.runtime.podman.image.ImageWish.Platform;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pulls an image from its registry. */
final class Pull {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Pull() {}

  /**
   * Answers the image's id. When the time is over the connection is closed, which ends the pull in
   * Podman as well.
   *
   * @throws RuntimeRefused with what the registry said
   */
  static String run(PodmanApi api, ImageWish wish, Optional<Credentials> credentials) {
    try {
      String answer =
          api.around("pull", () -> api.http().ask(request(wish, credentials), wish.limit()).text());
      return id(wish, answer);
    } catch (IOException e) {
      throw failed(wish, "Podman's answer is not JSON");
    } catch (PodmanRefusal refusal) {
      throw failed(wish, String.valueOf(refusal.getMessage()));
    } catch (PodmanAway away) {
      throw away.isLate() ? failed(wish, wish.overdue()) : away;
    }
  }

  private static Request request(ImageWish wish, Optional<Credentials> credentials) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("reference", wish.reference().name());
    query.put("tlsVerify", String.valueOf(wish.credentials().verifyTls()));
    Platform platform = wish.platform();
    put(query, "Arch", platform.architecture());
    put(query, "OS", platform.system());
    put(query, "Variant", platform.variant());
    Request request = Requests.post("images/pull", query);
    return credentials
        .map(
            it -> Request.builder().from(request).putHeader("X-Registry-Auth", it.header()).build())
        .map(Request.class::cast)
        .orElse(request);
  }

  private static void put(Map<String, String> query, String name, String value) {
    if (!value.isEmpty()) {
      query.put(name, value);
    }
  }

  /** The last line that names one; any line may tell of an error, with status 200. */
  static String id(ImageWish wish, String answer) throws IOException {
    String id = "";
    for (String line : answer.lines().toList()) {
      JsonNode told = JSON.readTree(line);
      if (!told.path("error").asText().isEmpty()) {
        throw failed(wish, told.path("error").asText());
      }
      id = told.path("id").asText(id);
    }
    if (id.isEmpty()) {
      throw failed(wish, "Podman ended the pull without a result");
    }
    return id;
  }

  private static RuntimeRefused failed(ImageWish wish, String why) {
    return new RuntimeRefused(
        "the image %s cannot be pulled: %s".formatted(wish.reference().name(), why));
  }
}
