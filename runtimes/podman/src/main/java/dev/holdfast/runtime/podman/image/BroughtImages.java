package dev.holdfast.runtime.podman.image;

import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanAway;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import dev.holdfast.runtime.podman.api.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images that this driver brought to the node, and takes away again when no container has used them
 * for a while. Images that were there before are never its to remove. One file for each, whose time
 * is that of the last use; they go with a reboot, and then their images stay.
 */
final class BroughtImages {
  private static final Logger LOG = LoggerFactory.getLogger(BroughtImages.class);

  private final Path folder;
  private final ImagePolicy policy;

  BroughtImages(Path folder, ImagePolicy policy) {
    this.folder = folder;
    this.policy = policy;
  }

  private record Brought(Path file, String socket, String name) {}

  /** An image was brought here by us. */
  void add(PodmanApi api, String name) {
    if (policy.removes() && policy.covers(name)) {
      try {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "", ".new");
        Files.writeString(fresh, api.endpoint().name() + "\n" + name + "\n");
        Files.move(
            fresh,
            file(api, name),
            java.nio.file.StandardCopyOption.ATOMIC_MOVE,
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot note in " + folder + " that an image is ours", e);
      }
    }
  }

  private Path file(PodmanApi api, String name) {
    String key = api.endpoint().name() + '\0' + name;
    return folder.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ".image");
  }

  /** Somebody wants it now, whoever brought it. */
  void wanted(PodmanApi api, String name) {
    touch(file(api, name));
  }

  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (NoSuchFileException _) {
      LOG.trace("not one of ours: {}", file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note that an image is used: " + file, e);
    }
  }

  /** Takes away what nobody used for long enough. */
  void sweep(List<PodmanApi> services) {
    if (!policy.removes() || !Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.image")) {
      for (Path file : files) {
        List<String> lines = Files.readAllLines(file);
        Brought image = new Brought(file, lines.getFirst(), lines.getLast());
        for (PodmanApi api : services) {
          if (api.endpoint().name().equals(image.socket())) {
            sweep(api, image);
          }
        }
      }
    } catch (IOException | PodmanAway | PodmanRefusal e) {
      LOG.warn("images that nobody uses were not all looked at: {}", e.getMessage());
    }
  }

  private void sweep(PodmanApi api, Brought image) throws IOException {
    if (!policy.covers(image.name()) || isUsed(api, image.name())) {
      touch(image.file());
    } else if (isOld(image.file())) {
      remove(api, image);
    }
  }

  private boolean isOld(Path file) throws IOException {
    Instant used = Files.getLastModifiedTime(file).toInstant();
    return used.plus(policy.delay()).isBefore(Instant.now());
  }

  private static boolean isUsed(PodmanApi api, String name) {
    String filter = "{\"ancestor\":[\"%s\"]}".formatted(name);
    Map<String, String> query = Map.of("all", "true", "filters", filter);
    return !api.http().ask(Requests.get("containers/json", query), api.limit()).json().isEmpty();
  }

  /** Without force: Podman keeps what a container has begun to use meanwhile. */
  private static void remove(PodmanApi api, Brought image) throws IOException {
    try {
      api.http()
          .ask(Requests.delete("images/" + Requests.escaped(image.name()), Map.of()), api.limit());
      LOG.info("removed the image {}, which no task has used for a while", image.name());
    } catch (PodmanRefusal refusal) {
      if (!refusal.isNotFound()) {
        LOG.info("the image {} stays: {}", image.name(), refusal.getMessage());
        touch(image.file());
        return;
      }
    }
    Files.deleteIfExists(image.file());
  }
}
