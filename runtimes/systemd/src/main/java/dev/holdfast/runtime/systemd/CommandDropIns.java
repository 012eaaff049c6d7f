package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The commands that a daemon-reload would spoil, each in a drop-in of its unit. Systemd reads it
 * when it makes the unit and again at each reload, so a reload between a unit's making and its
 * start changes nothing. It stays until the workload is removed.
 *
 * <p>Everybody may read it, as everybody may ask systemd for a unit's command.
 */
final class CommandDropIns {
  /** Where systemd looks for units that vanish at reboot; see systemd.unit(5). */
  static final Path UNITS = Path.of("/run/systemd/system");

  private static final String FILE = "50-holdfast-command.conf";

  private final Path units;

  CommandDropIns(Path units) {
    this.units = units;
  }

  /**
   * Writes what this command needs, which may be nothing.
   *
   * @throws RuntimeUnavailable if it cannot be written, which may change: the folder is in memory
   */
  void write(WorkloadId id, UnitPlan plan) {
    try {
      remove(id);
      Optional<String> text = CommandText.dropIn(plan);
      // Without the folder there is no systemd here, and to make it would say that there is one.
      if (text.isPresent() && Files.isDirectory(units)) {
        Files.createDirectories(folder(id));
        Files.writeString(folder(id).resolve(FILE), text.get());
      }
    } catch (IOException e) {
      throw new RuntimeUnavailable(
          "the task's command cannot be written to %s (%s): free space there"
              .formatted(folder(id), e.getMessage()),
          e);
    }
  }

  /** A second call does nothing. */
  void delete(WorkloadId id) {
    try {
      remove(id);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder(id), e);
    }
  }

  private void remove(WorkloadId id) throws IOException {
    Files.deleteIfExists(folder(id).resolve(FILE));
    Files.deleteIfExists(folder(id));
  }

  private Path folder(WorkloadId id) {
    return units.resolve(UnitNames.of(id) + ".d");
  }
}
