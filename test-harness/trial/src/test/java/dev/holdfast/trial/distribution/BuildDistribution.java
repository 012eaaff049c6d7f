package dev.holdfast.trial.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts together {@code target/holdfast-trial-VERSION} and the tarball of it.
 *
 * <p>Usage: {@code BuildDistribution MODULE_FOLDER VERSION MAIN_CLASS [quickly]}; {@code quickly}
 * leaves out the tarball.
 */
public final class BuildDistribution {
  /** Annotations for compilers. */
  private static final Pattern IDLE =
      Pattern.compile(
          "(animal-sniffer-annotations|annotations|error_prone_annotations|j2objc-annotations"
              + "|jspecify|jsr305|listenablefuture)-.*\\.jar");

  private final Path module;
  private final String name;
  private final Path home;

  private BuildDistribution(Path module, String version) {
    this.module = module;
    this.name = "holdfast-trial-" + version;
    this.home = module.resolve("target").resolve(name);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    BuildDistribution build = new BuildDistribution(Path.of(args[0]), args[1]);
    build.run(args[2], args.length > 3 && args[3].equals("true"));
  }

  private void run(String mainClass, boolean quickly) throws IOException, InterruptedException {
    for (String part : List.of("bin", "lib", "legal", "docs")) {
      Trees.remove(home.resolve(part));
    }
    Path checkout = module.resolve("../..").normalize();
    List<Path> jars = jars();
    Jars.copy(jars, home.resolve("lib"), mainClass);
    new Notices(checkout.resolve("controller/src/dist/third-party.txt")).write(jars, home);
    Trees.copy(module.resolve("src/dist"), home);
    Trees.copy(module.resolve("docs"), home.resolve("docs"));
    Trees.copy(checkout.resolve("LICENSE"), home.resolve("LICENSE"));
    new RuntimeImage(home.resolve("runtime")).make();
    if (!quickly) {
      pack();
    }
  }

  /** What the build has resolved for running, and the module's own jar. */
  private List<Path> jars() throws IOException {
    String classPath =
        Files.readString(module.resolve("target/distribution/classpath.txt")).strip();
    Path own = module.resolve("target").resolve(name + ".jar");
    return Stream.concat(Stream.of(own), Stream.of(classPath.split(":")).map(Path::of))
        .filter(jar -> !IDLE.matcher(jar.getFileName().toString()).matches())
        .sorted(Comparator.comparing(jar -> jar.getFileName().toString()))
        .toList();
  }

  private void pack() throws IOException, InterruptedException {
    Path file = module.resolve("target").resolve(name + ".tar.gz");
    List<String> command =
        List.of(
            "tar",
            "--create",
            "--use-compress-program=gzip -4 --no-name",
            "--sort=name",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--file=" + file,
            "--directory=" + home.getParent(),
            name);
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("tar could not pack " + home + "; its message is above");
    }
  }
}
