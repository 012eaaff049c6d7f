package dev.holdfast.runtime.podman.takeover;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * Handles that nomad-driver-podman wrote under Nomad 2.0.5, taken from the client's state: of 0.5.2
 * with Nomad's own task configuration in it, and of 0.6.5 with the driver's.
 */
public enum Recorded {
  V0_5_2("0.5.2", "fc67fa9491c3404cebeb8a43708466a1ea11b4dd3e60bd5976e4a3106de71bc6"),
  V0_6_5("0.6.5", "d7a22aa1dc0cd44ef50e2e5e61865b9f82d7533298a532068941a2a01e587f20");

  public static final int VERSION = 1;

  private final String release;
  private final String container;

  Recorded(String release, String container) {
    this.release = release;
    this.container = container;
  }

  public String container() {
    return container;
  }

  /** The bytes as they were. */
  public byte[] bytes() {
    String name = "/takeover/handle-" + release + ".base64";
    try (InputStream file = Objects.requireNonNull(Recorded.class.getResourceAsStream(name))) {
      return Base64.getMimeDecoder().decode(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for a container with another id. */
  public byte[] bytesFor(String other) {
    byte[] bytes = bytes();
    byte[] before = container.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    for (int at = 0; at + before.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + before.length, before, 0, before.length)) {
        byte[] after = other.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(after, 0, bytes, at, before.length);
      }
    }
    return bytes;
  }
}
