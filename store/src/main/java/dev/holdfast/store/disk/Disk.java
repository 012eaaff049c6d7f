package dev.holdfast.store.disk;

import java.io.IOException;
import java.nio.file.Path;

/** Acts on files. Every file that is made here is readable by its owner only (0600). */
public interface Disk {

  /** A new, empty file; one of the same name is emptied. */
  DiskFile create(Path path) throws IOException;

  /** A file that exists, for reading and writing. */
  DiskFile open(Path path) throws IOException;

  /** Gives a file another name in the same folder, durably; one of that name is replaced. */
  void rename(Path from, Path to) throws IOException;

  /** A second name for the same bytes; a copy where the file system has no links. Durable. */
  void duplicate(Path from, Path to) throws IOException;

  /** Waits until the names in a folder are on the disk. */
  void syncFolder(Path folder) throws IOException;

  /** Removes a file; one that is not there is removed already. Durable with the next rename. */
  void delete(Path path) throws IOException;
}
