package dev.holdfast.runtime.podman.logs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * What is to be brought where, as a job file of five lines.
 *
 * @param logFile what the container's monitor writes
 * @param monitorPidFile where the monitor's pid is, once it runs
 * @param stdout pipe or file for the container's stdout
 * @param stderr the same for its stderr
 */
public record Shipment(
    String workload, Path logFile, Path monitorPidFile, Path stdout, Path stderr) {
  static final String JOB = ".job";
  static final String POSITION = ".pos";
  static final String END = ".end";

  private static final int LINES = 4;

  /** Writes the job file, whole or not at all. */
  public void write(Path folder) throws IOException {
    List<Path> parts = List.of(logFile, monitorPidFile, stdout, stderr);
    Path fresh = folder.resolve(workload + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(fresh, parts.stream().map(Path::toString).toList(), StandardCharsets.UTF_8);
    Files.move(fresh, jobFile(folder, workload), StandardCopyOption.ATOMIC_MOVE);
  }

  static Shipment read(Path folder, String workload) throws IOException {
    List<String> lines = Files.readAllLines(jobFile(folder, workload));
    if (lines.size() < LINES) {
      throw new IOException("the job file of " + workload + " is cut off");
    }
    return new Shipment(
        workload,
        Path.of(lines.get(0)),
        Path.of(lines.get(1)),
        Path.of(lines.get(2)),
        Path.of(lines.get(3)));
  }

  public static Path jobFile(Path folder, String workload) {
    return folder.resolve(workload + JOB);
  }

  public static Path positionFile(Path folder, String workload) {
    return folder.resolve(workload + POSITION);
  }

  /** Exists once the container is known to have ended. */
  public static Path endFile(Path folder, String workload) {
    return folder.resolve(workload + END);
  }
}
