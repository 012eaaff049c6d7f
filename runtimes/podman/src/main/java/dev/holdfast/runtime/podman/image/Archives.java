package dev.holdfast.runtime.podman.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import dev.holdfast.runtime.podman.api.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Images from archives, which lie on this machine or on a web server. */
final class Archives {
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private Archives() {}

  /** Loads it and answers the first name of the image in it. */
  static String load(PodmanApi api, ImageWish wish) {
    try {
      return wish.reference().isUrl() ? download(api, wish) : read(api, wish);
    } catch (PodmanRefusal refusal) {
      throw failed(wish, String.valueOf(refusal.getMessage()));
    } catch (NoSuchFileException e) {
      throw failed(wish, "there is no such file");
    } catch (IOException | IllegalArgumentException e) {
      throw failed(wish, String.valueOf(e.getMessage()));
    }
  }

  private static String read(PodmanApi api, ImageWish wish) throws IOException {
    try (InputStream archive = Files.newInputStream(file(wish.reference().name()))) {
      return send(api, wish, archive);
    }
  }

  /** The server is let go from here when the time is over, or the reading of it would wait on. */
  private static String download(PodmanApi api, ImageWish wish) throws IOException {
    HttpURLConnection server =
        (HttpURLConnection) URI.create(wish.reference().name()).toURL().openConnection();
    int silence = (int) Math.min(wish.limit().toMillis(), SILENCE.toMillis());
    server.setConnectTimeout(silence);
    server.setReadTimeout(silence);
    try {
      int status = server.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IOException("unexpected status " + status);
      }
      return send(api, wish, server.getInputStream());
    } catch (SocketTimeoutException e) {
      throw failed(
          wish, silence < SILENCE.toMillis() ? wish.overdue() : "the server is silent for 60 s");
    } finally {
      server.disconnect();
    }
  }

  private static String send(PodmanApi api, ImageWish wish, InputStream archive) {
    try {
      JsonNode loaded = api.http().ask(Requests.post("images/load", archive), wish.limit()).json();
      String name = loaded.path("Names").path(0).asText();
      if (name.isEmpty()) {
        throw failed(wish, "there is no image in it");
      }
      return name;
    } catch (PodmanAway away) {
      throw away.isLate() ? failed(wish, wish.overdue()) : away;
    }
  }

  /** A reference may follow the path. */
  private static Path file(String name) {
    Path whole = Path.of(name);
    int colon = name.indexOf(':');
    return Files.exists(whole) || colon < 0 ? whole : Path.of(name.substring(0, colon));
  }

  private static RuntimeRefused failed(ImageWish wish, String why) {
    return new RuntimeRefused(
        "the image archive %s cannot be loaded: %s".formatted(wish.reference().name(), why));
  }
}
