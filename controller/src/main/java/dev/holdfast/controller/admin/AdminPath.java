package dev.holdfast.controller.admin;

import dev.holdfast.runtime.Digests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where the admin socket of a state folder is. The kernel takes {@value #LONGEST} bytes; for a
 * longer path both sides agree on a short one below {@code /run/holdfast}.
 */
public final class AdminPath {
  static final int LONGEST = 107;
  static final String NAME = "admin.sock";

  private static final Path SHORT_FOLDER = Path.of("/run/holdfast/admin");
  private static final int DIGITS = 16;
  private static final int ROOM_FOR_SUFFIX = ".4194304".length();

  private AdminPath() {}

  /** The same answer for the same folder, always. */
  public static Path of(Path stateDir) {
    Path folder = stateDir.toAbsolutePath().normalize();
    Path socket = folder.resolve(NAME);
    return bytes(socket) + ROOM_FOR_SUFFIX <= LONGEST ? socket : shortened(folder);
  }

  private static Path shortened(Path folder) {
    byte[] key = folder.toString().getBytes(StandardCharsets.UTF_8);
    return SHORT_FOLDER.resolve(Digests.sha256Hex(key).substring(0, DIGITS) + ".sock");
  }

  private static int bytes(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
