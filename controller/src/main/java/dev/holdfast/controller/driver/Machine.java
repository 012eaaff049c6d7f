package dev.holdfast.controller.driver;

import dev.holdfast.runtime.Owner;
import dev.holdfast.store.BootId;
import dev.holdfast.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What this machine says of itself. */
public final class Machine {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path HOSTNAME = Path.of("/proc/sys/kernel/hostname");
  private static final Path BOOT_SCOPED = Path.of("/run/holdfast");

  private Machine() {}

  /** The kernel's boot id; new with every boot. */
  public static BootId bootId() {
    try {
      return new BootId(Files.readString(BOOT_ID).strip());
    } catch (IOException e) {
      throw new StoreUnavailable(
          "cannot read the boot id from " + BOOT_ID + ": " + e.getMessage(), e);
    }
  }

  /** The machine's name; empty where the kernel does not tell. */
  public static String hostname() {
    try {
      return Files.readString(HOSTNAME).strip();
    } catch (IOException _) {
      return ""; // It is for people, who know their machine.
    }
  }

  /** Where {@link #bootFolder} is or would be. */
  public static Path bootFolderPath(String driver, Owner owner) {
    return BOOT_SCOPED.resolve(driver + "-" + owner.value());
  }

  /** A folder (0700) below {@code /run} for what may vanish with the boot; made if need be. */
  static Path bootFolder(String driver, Owner owner) {
    Path folder = bootFolderPath(driver, owner);
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      return folder;
    } catch (IOException e) {
      throw new StoreUnavailable(
          "cannot make the folder " + folder + " (" + e.getMessage() + "); run the agent as root",
          e);
    }
  }
}
