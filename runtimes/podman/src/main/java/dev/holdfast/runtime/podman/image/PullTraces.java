package dev.holdfast.runtime.podman.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What pulls leave on this machine's disks while they go on. Podman tells which layers it begins
 * with and no bytes, so a slow layer and a dead registry look alike in what it says; but layers lie
 * in temporary files as far as they have come, in a folder for each pull, and unpacking them takes
 * room.
 *
 * @param temporary where layers lie until they are whole
 * @param storage where they are unpacked
 */
public record PullTraces(Path temporary, Path storage) {

  /**
   * Where a service's pulls are seen, from what it says of itself; empty where that is not here.
   */
  public static Optional<PullTraces> of(JsonNode info) {
    String temporary = info.path("store").path("imageCopyTmpDir").asText();
    String storage = info.path("store").path("graphRoot").asText();
    boolean here =
        !temporary.isEmpty()
            && Files.isReadable(Path.of(temporary))
            && !storage.isEmpty()
            && Files.isReadable(Path.of(storage));
    return here
        ? Optional.of(new PullTraces(Path.of(temporary), Path.of(storage)))
        : Optional.empty();
  }

  /** The folders of all pulls, and how many bytes are in each. */
  Map<Path, Long> folders() throws IOException {
    Map<Path, Long> sizes = new HashMap<>();
    try (DirectoryStream<Path> pulls = Files.newDirectoryStream(temporary, "storage*")) {
      for (Path pull : pulls) {
        sizes.put(pull, size(pull));
      }
      return sizes;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** Of the files in a folder, which may be gone by now. */
  private static long size(Path folder) throws IOException {
    long bytes = 0;
    try (DirectoryStream<Path> layers = Files.newDirectoryStream(folder)) {
      for (Path layer : layers) {
        bytes += Files.size(layer);
      }
    } catch (NoSuchFileException | NotDirectoryException _) {
      return bytes; // The layer is whole, or was no layer.
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return bytes;
  }

  /** Free bytes of the disk that images are on. */
  long freeBytes() throws IOException {
    return Files.getFileStore(storage).getUsableSpace();
  }
}
