package dev.holdfast.runtime.podman.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What pulls leave on this machine's disks while they go on. Podman tells which layers it begins
 * with and no bytes, so a slow layer and a dead registry look alike in what it says; but layers lie
 * in temporary files as far as they have come, and unpacking them takes room.
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

  /**
   * One look.
   *
   * @param layerBytes of all layers that are being received
   * @param freeBytes of the disk that images are on
   */
  record Look(long layerBytes, long freeBytes) {
    private static final long UNPACKED = 1 << 20;

    /** Whether something came or was unpacked since; others' small writes do not count. */
    boolean isBeyond(Look before) {
      return layerBytes != before.layerBytes || before.freeBytes - freeBytes >= UNPACKED;
    }
  }

  Look look() throws IOException {
    long bytes = 0;
    try (DirectoryStream<Path> pulls = Files.newDirectoryStream(temporary, "storage*")) {
      for (Path pull : pulls) {
        bytes += size(pull);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return new Look(bytes, Files.getFileStore(storage).getUsableSpace());
  }

  /** Of the files in a folder, which may be gone by now. */
  private static long size(Path folder) throws IOException {
    long bytes = 0;
    try (DirectoryStream<Path> layers = Files.newDirectoryStream(folder)) {
      for (Path layer : layers) {
        bytes += Files.size(layer);
      }
    } catch (NoSuchFileException | java.nio.file.NotDirectoryException _) {
      return bytes; // The layer is whole, or was no layer.
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return bytes;
  }
}
