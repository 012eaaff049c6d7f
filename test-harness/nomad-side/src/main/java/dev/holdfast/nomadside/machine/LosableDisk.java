package dev.holdfast.nomadside.machine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file system in a file. What its kernel has not yet handed to that file is lost when the power
 * goes, as with a real disk.
 *
 * @param point where it is mounted
 * @param image the file
 */
public record LosableDisk(Path point, Path image) implements Closeable {
  private static final String SIZE = "64M";

  /** Makes one of 64 MiB and mounts it; needs root, mkfs.ext4 and a loop device. */
  public static LosableDisk mounted(Path point, Path image) throws IOException {
    Files.createDirectories(point);
    Shell.run("truncate", "--size=" + SIZE, image.toString());
    Shell.run(
        "mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", image.toString());
    LosableDisk disk = new LosableDisk(point, image);
    disk.mount();
    return disk;
  }

  // A node's own /dev has no loop devices until somebody makes them.
  private void mount() throws IOException {
    Shell.run(
        "/bin/sh",
        "-ec",
        """
        device=$(losetup --find)
        [ -e "$device" ] || mknod "$device" b 7 "${device#/dev/loop}"
        mount -o "loop=$device,data=ordered" "$0" "$1"
        """,
        image.toString(),
        point.toString());
  }

  /** The power goes and comes back; nobody may have a file open there. */
  public void losePower() throws IOException {
    Path kept = image.resolveSibling(image.getFileName() + ".kept");
    Shell.run("cp", "--sparse=always", image.toString(), kept.toString());
    Shell.run("umount", point.toString());
    Files.move(kept, image, StandardCopyOption.REPLACE_EXISTING);
    mount();
  }

  /** Takes it off; whoever has a file open there keeps that one. */
  @Override
  public void close() throws IOException {
    Shell.run("umount", "-l", point.toString());
  }
}
