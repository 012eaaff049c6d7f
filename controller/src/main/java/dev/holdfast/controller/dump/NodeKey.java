package dev.holdfast.controller.dump;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of a node's placeholders, kept in its state folder for its owner only. */
public final class NodeKey {
  private static final Logger log = LoggerFactory.getLogger(NodeKey.class);
  private static final String FILE = "redaction.key";

  private NodeKey() {}

  /**
   * The redaction of a state folder; the first call there makes the key. Where it cannot be kept,
   * placeholders hold for this process only.
   */
  public static Redaction kept(Path stateDir) {
    return read(stateDir).orElseGet(() -> make(stateDir.resolve(FILE)));
  }

  /** The redaction of a state folder that has a key; makes none. */
  public static Optional<Redaction> read(Path stateDir) {
    try {
      byte[] key = Files.readAllBytes(stateDir.resolve(FILE));
      return key.length == Redaction.KEY_BYTES ? Optional.of(new Redaction(key)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Without it placeholders still hide, they only cannot be compared.
    }
  }

  private static Redaction make(Path file) {
    byte[] key = new byte[Redaction.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(ownerOnly))) {
      channel.write(ByteBuffer.wrap(key));
    } catch (IOException e) {
      log.warn("placeholders in dumps will differ after a restart: {}", e.toString());
    }
    return new Redaction(key);
  }
}
