package dev.holdfast.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Starts main classes of the tests in JVMs of their own, as small and quick as they can be.
 *
 * @param options further options of the JVM
 */
public record ChildJvm(String classPath, List<String> options) {

  // The JVM would tell on standard output that native access is no part of its own archive.
  private static final String QUIET = "-Xlog:disable";

  /** On the class path of this JVM. */
  public static ChildJvm plain() {
    // Surefire may hide the real path behind a jar of its own.
    String plain = System.getProperty("java.class.path");
    return new ChildJvm(System.getProperty("surefire.test.class.path", plain), List.of());
  }

  /**
   * With the classes of a first run ready to map: most of a short life would be their loading.
   *
   * @param folder for the archive, the jar that it needs, and what killed JVMs leave behind
   */
  public static ChildJvm rehearsed(Path folder, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    String classPath = withJars(plain().classPath(), folder);
    Path archive = folder.resolve("classes.jsa");
    String temporary = "-Djava.io.tmpdir=" + folder;
    List<String> dump = List.of("-XX:ArchiveClassesAtExit=" + archive, QUIET, temporary);
    Process first = new ChildJvm(classPath, dump).start(main, arguments);
    if (first.waitFor() != 0) {
      throw new IOException("the rehearsal ended with " + first.exitValue());
    }
    return new ChildJvm(classPath, List.of("-XX:SharedArchiveFile=" + archive, QUIET, temporary));
  }

  /** Class data archives take jars, no folders. */
  private static String withJars(String classPath, Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(":")) {
      Path path = Path.of(entry);
      Path jar = folder.resolve("classes-" + entries.size() + ".jar");
      entries.add(Files.isDirectory(path) ? jarOf(path, jar).toString() : entry);
    }
    return String.join(":", entries);
  }

  private static Path jarOf(Path classes, Path jar) throws IOException {
    try (Stream<Path> files = Files.walk(classes);
        OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Path path : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
        Files.copy(path, out);
      }
    }
    return jar;
  }

  /** Starts it; standard error goes where ours goes. */
  public Process start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m"));
    command.addAll(List.of("-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
