package dev.holdfast.runtime.podman.logs;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The process of a folder's shipper, as its plugin knows it. */
public final class ShipperProcess {
  private final Path folder;

  private ShipperProcess(Path folder) {
    this.folder = folder;
  }

  public static ShipperProcess in(Path folder) {
    return new ShipperProcess(folder);
  }

  private Path pidFile() {
    return folder.resolve("shipper.pid");
  }

  void announce() throws IOException {
    String pid = String.valueOf(ProcessHandle.current().pid());
    Path fresh = folder.resolve("shipper.pid.new");
    Files.writeString(fresh, pid + " " + Monitor.startOf(pid));
    Files.move(fresh, pidFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  void withdraw() throws IOException {
    Files.deleteIfExists(pidFile());
  }

  /** Takes a journal with nothing in it along. */
  void tidy() throws IOException {
    if (Files.exists(journal()) && Files.size(journal()) == 0) {
      Files.deleteIfExists(journal());
    }
  }

  private Path journal() {
    return folder.resolve("shipper.log");
  }

  boolean hasJobs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(Shipment.JOB));
    }
  }

  /** Whether one is at work. */
  public boolean isAlive() {
    try {
      String[] parts = Files.readString(pidFile()).strip().split(" ");
      return parts.length == 2 && Monitor.startOf(parts[0]).equals(parts[1]);
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Starts one in a session of its own, so that neither a signal to the plugin's terminal nor its
   * death reaches it. Needs nothing of the plugin but the Java runtime and this module's classes.
   */
  public void start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            "setsid",
            "--fork",
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms4m",
            "-Xmn2m",
            "-Xmx32m",
            "-Xss256k",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            ownClasses(),
            ShipperMain.class.getName(),
            folder.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(journal().toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(journal().toFile()));
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.directory(Path.of("/").toFile()).start();
  }

  private static String ownClasses() throws IOException {
    try {
      return Path.of(
              ShipperProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IOException("the log shipper's own classes cannot be found", e);
    }
  }
}
