package dev.holdfast.controller.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** The Java runtime that is shipped: the modules that the jars use, and nothing else. */
final class RuntimeImage {
  /**
   * What jdeps finds in the jars and what they look for by name. Left out are those that only
   * unused parts ask for: java.desktop and java.sql (Jackson's and Gson's extras), jdk.jfr.
   */
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.xml",
          "jdk.management",
          "jdk.net",
          "jdk.security.auth",
          "jdk.unsupported");

  private static final List<String> OPTIONS =
      List.of("--strip-debug", "--no-header-files", "--no-man-pages", "--compress=zip-0");

  /** What a runtime copied from a JDK does not need. */
  private static final List<String> DEVELOPMENT =
      List.of(
          "lib/src.zip", "lib/ct.sym", "lib/server/classes.jsa", "lib/server/classes_nocoops.jsa");

  private final Path jdk = Path.of(System.getProperty("java.home"));
  private final Path image;
  private final Stamp stamp;

  RuntimeImage(Path image, Path stamps) throws IOException {
    this.image = image;
    List<String> texts = List.of(jdk.toString(), MODULES.toString(), OPTIONS.toString());
    this.stamp = Stamp.of(stamps.resolve("runtime"), texts, List.of(jdk.resolve("release")));
  }

  /** Makes the image if there is none from this JDK; returns what identifies it. */
  String make() throws IOException {
    if (!stamp.isCurrent() || !Files.exists(image)) {
      stamp.invalidate();
      Trees.remove(image);
      if (!isLinked()) {
        copy();
      }
      stamp.write();
    }
    return stamp.inputs();
  }

  private boolean isLinked() throws IOException {
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElse(null);
    if (jlink == null) {
      return false;
    }
    List<String> modules = List.of("--add-modules", String.join(",", MODULES));
    List<String> output = List.of("--output", image.toString());
    String[] args =
        List.of(OPTIONS, modules, output).stream().flatMap(List::stream).toArray(String[]::new);
    if (jlink.run(System.out, System.err, args) == 0) {
      return true;
    }
    Trees.remove(image);
    return false;
  }

  /** Some distributions' JDKs cannot link; then all of the runtime is shipped. */
  private void copy() throws IOException {
    System.out.println("distribution: jlink cannot be used, copying the runtime of " + jdk);
    for (String part : List.of("lib", "conf", "legal", "release")) {
      if (Files.exists(jdk.resolve(part))) {
        Trees.copy(jdk.resolve(part), image.resolve(part));
      }
    }
    Trees.copy(jdk.resolve("bin/java"), image.resolve("bin/java"));
    for (String part : DEVELOPMENT) {
      Files.deleteIfExists(image.resolve(part));
    }
  }
}
