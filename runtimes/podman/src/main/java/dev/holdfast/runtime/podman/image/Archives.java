package dev.holdfast.runtime.podman.image;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import dev.holdfast.runtime.podman.api.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
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
    try (InputStream archive = open(wish)) {
      String name =
          api.http()
              .ask(Requests.post("images/load", archive), wish.limit())
              .json()
              .path("Names")
              .path(0)
              .asText();
      if (name.isEmpty()) {
        throw failed(wish, "there is no image in it");
      }
      return name;
    } catch (PodmanRefusal refusal) {
      throw failed(wish, String.valueOf(refusal.getMessage()));
    } catch (NoSuchFileException e) {
      throw failed(wish, "there is no such file");
    } catch (IOException | IllegalArgumentException e) {
      throw failed(wish, String.valueOf(e.getMessage()));
    }
  }

  private static InputStream open(ImageWish wish) throws IOException {
    return wish.reference().isUrl()
        ? download(wish)
        : Files.newInputStream(file(wish.reference().name()));
  }

  /** A reference may follow the path. */
  private static Path file(String name) {
    Path whole = Path.of(name);
    int colon = name.indexOf(':');
    return Files.exists(whole) || colon < 0 ? whole : Path.of(name.substring(0, colon));
  }

  private static InputStream download(ImageWish wish) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(wish.reference().name()).toURL().openConnection();
    connection.setConnectTimeout((int) SILENCE.toMillis());
    connection.setReadTimeout((int) SILENCE.toMillis());
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      connection.disconnect();
      throw new IOException("unexpected status " + status);
    }
    return connection.getInputStream();
  }

  private static RuntimeRefused failed(ImageWish wish, String why) {
    return new RuntimeRefused(
        "the image archive %s cannot be loaded: %s".formatted(wish.reference().name(), why));
  }
}
