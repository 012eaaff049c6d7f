package dev.holdfast.controller.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Remembers what something expensive was made from, so that it is made again only when that
 * changed.
 *
 * @param file where the memory is kept
 * @param inputs digest of what it would be made from now
 */
record Stamp(Path file, String inputs) {
  /** Of texts, and of the names and contents of files. */
  static Stamp of(Path file, List<String> texts, List<Path> files) throws IOException {
    MessageDigest digest = sha256();
    for (String text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    for (Path input : files) {
      digest.update(input.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(input));
    }
    return new Stamp(file, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  boolean isCurrent() throws IOException {
    return Files.exists(file) && Files.readString(file).equals(inputs);
  }

  /** Forgets what was there, before it is made anew. */
  void invalidate() throws IOException {
    Files.deleteIfExists(file);
  }

  void write() throws IOException {
    Files.writeString(file, inputs);
  }
}
