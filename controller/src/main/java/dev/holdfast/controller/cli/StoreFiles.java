package dev.holdfast.controller.cli;

import dev.holdfast.controller.dump.NodeImage.FileImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a store's folder: journals, snapshots, and what was set aside as damaged. */
final class StoreFiles {
  private StoreFiles() {}

  /** By name; files that vanish meanwhile, and a folder that cannot be read, are left out. */
  static List<FileImage> in(Path folder) {
    List<FileImage> images = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        images.add(
            new FileImage(
                String.valueOf(file.getFileName()),
                Files.size(file),
                Files.getLastModifiedTime(file).toInstant()));
      }
    } catch (IOException _) {
      return images; // The records were read; this is for people.
    }
    return images;
  }
}
