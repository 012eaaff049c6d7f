package dev.holdfast.controller.failpoints;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The file in which root says what is to fail. Believed only while it is a plain file (0600) of
 * root's, below folders in which nobody else could put another one in its place.
 *
 * @param path absolute
 * @param trusted whose file it must be; 0, root, outside tests
 */
record ControlFile(Path path, int trusted) {
  static final int ROOT = 0;

  private static final int LARGEST_BYTES = 16 << 20;
  private static final int PERMISSIONS = 0777;
  private static final int OWNER_ONLY = 0600;
  private static final int OTHERS_MAY_WRITE = 0022;
  private static final int STICKY = 01000;
  private static final String FACTS = "unix:mode,uid,isRegularFile";

  /** It cannot be believed; the message says why. */
  static final class Distrusted extends IOException {
    private static final long serialVersionUID = 1L;

    Distrusted(String message) {
      super(message);
    }
  }

  /** What is kept beside it, by the same rules. */
  ControlFile sibling(String suffix) {
    return new ControlFile(path.resolveSibling(path.getFileName() + suffix), trusted);
  }

  /**
   * Reads it.
   *
   * @throws NoSuchFileException if there is none, which is a way to switch everything off
   * @throws Distrusted if anybody else may have written it
   */
  String read() throws IOException {
    requireTrusted();
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        throw new Distrusted(path + " is larger than " + LARGEST_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Throws as {@link #read}. */
  void requireTrusted() throws IOException {
    requireTrustedFolders();
    Map<String, Object> facts = facts(path);
    boolean plain = Boolean.TRUE.equals(facts.get("isRegularFile"));
    int permissions = mode(facts) & PERMISSIONS;
    if (!plain || uid(facts) != trusted || permissions != OWNER_ONLY) {
      throw new Distrusted(
          "%s must be a plain file of user %d with mode 0600, but is %s of user %d with mode 0%o"
              .formatted(path, trusted, plain ? "one" : "none", uid(facts), permissions));
    }
  }

  private void requireTrustedFolders() throws IOException {
    Path parent = path.getParent();
    if (parent == null || !path.isAbsolute()) {
      throw new Distrusted(path + " must be an absolute path");
    }
    for (Path folder = parent.toRealPath(); folder != null; folder = folder.getParent()) {
      Map<String, Object> facts = facts(folder);
      boolean owned = uid(facts) == trusted || uid(facts) == ROOT;
      boolean closed = (mode(facts) & OTHERS_MAY_WRITE) == 0 || (mode(facts) & STICKY) != 0;
      if (!owned || !closed) {
        throw new Distrusted(
            "%s must be below folders that only user %d can change, but others can change %s"
                .formatted(path, trusted, folder));
      }
    }
  }

  private static Map<String, Object> facts(Path path) throws IOException {
    return Files.readAttributes(path, FACTS, LinkOption.NOFOLLOW_LINKS);
  }

  private static int mode(Map<String, Object> facts) {
    return facts.get("mode") instanceof Integer mode ? mode : PERMISSIONS;
  }

  private static int uid(Map<String, Object> facts) {
    return facts.get("uid") instanceof Integer uid ? uid : -1;
  }
}
