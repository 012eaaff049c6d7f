package dev.holdfast.trial.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Finds profiles: built-in ones by name, others by file. */
public final class Profiles {
  /** Built in, in the order in which help shows them. */
  public static final List<String> BUILT_IN =
      List.of(
          "systemd", "podman", "raw_exec", "go-systemd", "go-podman", "go-containerd", "go-nspawn");

  private Profiles() {}

  /**
   * Reads a profile.
   *
   * @param nameOrFile one of {@link #BUILT_IN}, or a path
   * @throws ProfileException if there is none or it is wrong
   */
  public static Profile find(String nameOrFile) {
    return ProfileReader.read(nameOrFile, text(nameOrFile));
  }

  /** The text of a profile, for somebody who writes his own. */
  public static String text(String nameOrFile) {
    if (BUILT_IN.contains(nameOrFile)) {
      return builtIn(nameOrFile);
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new ProfileException(
          "--profile is \"%s\", but there is neither a file nor a built-in profile of this name (%s)."
              .formatted(nameOrFile, String.join(", ", BUILT_IN)));
    }
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new ProfileException(
          "--profile is \"%s\", but the file cannot be read: %s."
              .formatted(nameOrFile, unreadable.getMessage()),
          unreadable);
    }
  }

  /**
   * The profile that a plugin of this file name probably wants.
   *
   * @throws ProfileException if no built-in one fits
   */
  public static String guess(Path plugin) {
    String file = plugin.getFileName().toString().toLowerCase(Locale.ROOT);
    if (file.startsWith("nomad-driver-")) {
      String go = "go-" + file.substring("nomad-driver-".length());
      if (BUILT_IN.contains(go)) {
        return go;
      }
    }
    if (BUILT_IN.contains(file)) {
      return file;
    }
    throw new ProfileException(
        "--profile is missing and \"%s\" is no file name that tells: give one of %s, or a file."
            .formatted(plugin.getFileName(), String.join(", ", BUILT_IN)));
  }

  private static String builtIn(String name) {
    try (InputStream in = Profiles.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("There is no resource %s.json".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("The profile %s cannot be read".formatted(name), e);
    }
  }
}
