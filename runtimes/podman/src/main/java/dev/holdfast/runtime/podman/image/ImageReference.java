package dev.holdfast.runtime.podman.image;

import dev.holdfast.runtime.RuntimeRefused;
import java.util.regex.Pattern;

/**
 * What a job calls its image.
 *
 * @param transport where it comes from
 * @param name for a registry what Podman is asked for, else the archive's path or URL
 */
public record ImageReference(Transport transport, String name) {

  /** Where images come from. */
  public enum Transport {
    REGISTRY,
    ARCHIVE
  }

  private static final String DOCKER = "docker://";
  private static final String LIBRARY = "docker.io/library/";
  private static final Pattern OTHER = Pattern.compile("[a-z][a-z0-9+.-]*:(//)?/.*");
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@+-]*");
  private static final int LONGEST = 1_000;

  /**
   * Reads {@code oci-archive:PATH}, {@code docker-archive:PATH}, both also with a URL, and
   * references of registries with or without {@code docker://}.
   */
  public static ImageReference parse(String text) {
    String plain = text.strip();
    if (plain.isEmpty()) {
      throw new RuntimeRefused("image name required: set image in the task's config block");
    }
    for (String archive : new String[] {"oci-archive:", "docker-archive:"}) {
      if (plain.startsWith(archive)) {
        return archive(text, plain.substring(archive.length()));
      }
    }
    boolean explicit = plain.startsWith(DOCKER);
    String name = explicit ? plain.substring(DOCKER.length()) : plain;
    if (!explicit && OTHER.matcher(name).matches()) {
      throw wrong(text, "unsupported transport, use docker://, oci-archive: or docker-archive:");
    }
    if (name.length() > LONGEST || !LEGAL.matcher(name).matches()) {
      throw wrong(text, "this is not a reference such as docker.io/library/redis:7");
    }
    return new ImageReference(Transport.REGISTRY, explicit ? complete(name) : tagged(name));
  }

  private static ImageReference archive(String text, String path) {
    if (path.isEmpty()) {
      throw wrong(text, "a path or URL is missing behind the colon");
    }
    return new ImageReference(Transport.ARCHIVE, path);
  }

  private static RuntimeRefused wrong(String text, String instead) {
    return new RuntimeRefused("image = \"%s\": %s".formatted(text, instead));
  }

  /** With a registry and a tag; short names without docker:// are left to Podman's own rules. */
  private static String complete(String name) {
    String tagged = tagged(name);
    if (!name.contains("/")) {
      return LIBRARY + tagged;
    }
    return hasRegistry(name) ? tagged : "docker.io/" + tagged;
  }

  private static boolean hasRegistry(String name) {
    String first = name.substring(0, name.indexOf('/'));
    return first.contains(".") || first.contains(":") || first.equals("localhost");
  }

  private static String tagged(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.contains(":") || name.contains("@") ? name : name + ":latest";
  }

  public boolean isArchive() {
    return transport == Transport.ARCHIVE;
  }

  /** Whether an archive is fetched from a web server. */
  public boolean isUrl() {
    return isArchive() && (name.startsWith("http://") || name.startsWith("https://"));
  }

  /** The registry and path without tag and digest, to find credentials by. */
  public String repository() {
    String plain = name.contains("@") ? name.substring(0, name.indexOf('@')) : name;
    int slash = plain.lastIndexOf('/');
    int colon = plain.indexOf(':', slash + 1);
    return colon < 0 ? plain : plain.substring(0, colon);
  }

  /** The registry's host and port; empty for a short name, which Podman's own rules complete. */
  public String registry() {
    return name.contains("/") && hasRegistry(name) ? name.substring(0, name.indexOf('/')) : "";
  }
}
