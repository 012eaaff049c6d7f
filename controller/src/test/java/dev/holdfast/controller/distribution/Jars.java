package dev.holdfast.controller.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jars that are shipped, and the one that names them all in its manifest. */
final class Jars {
  /** Annotations for compilers; the fewer jars, the sooner all of them are searched. */
  private static final Pattern IDLE =
      Pattern.compile(
          "(animal-sniffer-annotations|annotations|error_prone_annotations|j2objc-annotations"
              + "|jspecify|jsr305|listenablefuture)-.*\\.jar");

  private Jars() {}

  /** Those of a class path that are worth shipping, ours first. */
  static List<Path> shipped(String classPath, Path own) {
    Comparator<Path> oursFirst = Comparator.comparing(jar -> !name(jar).startsWith("holdfast-"));
    return Stream.concat(Stream.of(own), Stream.of(classPath.strip().split(":")).map(Path::of))
        .filter(jar -> !IDLE.matcher(name(jar)).matches())
        .sorted(oursFirst.thenComparing(Jars::name))
        .toList();
  }

  static String name(Path jar) {
    return jar.getFileName().toString();
  }

  /** Puts them into the folder, and beside them the one to start. */
  static void copy(List<Path> jars, Folder folder, String mainClass) throws IOException {
    Files.createDirectories(folder.lib());
    for (Path jar : jars) {
      Files.copy(jar, folder.lib().resolve(name(jar)));
    }
    writeStarter(folder.jar(), jars, mainClass);
  }

  private static void writeStarter(Path file, List<Path> jars, String mainClass)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
    attributes.put(
        Attributes.Name.CLASS_PATH, String.join(" ", jars.stream().map(Jars::name).toList()));
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.finish();
    }
  }
}
