package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A task's {@code config} block, read.
 *
 * @param command as written
 * @param workingDirectory absolute and normal
 * @param journal whether the output goes to the journal instead of Nomad
 * @param identifier what marks the lines in the journal
 */
record TaskOptions(
    String command,
    List<String> args,
    Path workingDirectory,
    String group,
    boolean journal,
    String identifier) {

  static TaskOptions of(WorkloadSpec spec) {
    OptionValues values = spec.options();
    OptionValues logging = values.block(SystemdOptions.LOGGING).orElse(OptionValues.none());
    return new TaskOptions(
        command(values),
        values.texts(SystemdOptions.ARGS).stream()
            .map(arg -> withoutNul(SystemdOptions.ARGS, arg))
            .toList(),
        workingDirectory(spec),
        values.textOrEmpty(SystemdOptions.GROUP),
        journal(logging),
        identifier(logging, spec));
  }

  private static String command(OptionValues values) {
    String command = values.textOrEmpty(SystemdOptions.COMMAND);
    if (command.isBlank()) {
      throw new RuntimeRefused(
          "command name required: set command in the task's config block to the program to run");
    }
    return withoutNul(SystemdOptions.COMMAND, command);
  }

  private static Path workingDirectory(WorkloadSpec spec) {
    String folder = spec.options().textOrEmpty(SystemdOptions.WORKING_DIRECTORY);
    try {
      return spec.directory().root().resolve(folder).normalize();
    } catch (InvalidPathException e) {
      throw new RuntimeRefused(
          "working_directory = \"%s\" is not a path".formatted(printable(folder)), e);
    }
  }

  private static boolean journal(OptionValues logging) {
    String driver = logging.text(SystemdOptions.LOGGING_DRIVER).orElse("nomad");
    return switch (driver) {
      case "nomad", "" -> false;
      case "journald" -> true;
      default ->
          throw new RuntimeRefused(
              "logging.driver = \"%s\" is not known: use \"nomad\" or \"journald\""
                  .formatted(printable(driver)));
    };
  }

  private static String identifier(OptionValues logging, WorkloadSpec spec) {
    String identifier = logging.textOrEmpty(SystemdOptions.LOGGING_IDENTIFIER);
    return withoutNul(
        "logging.identifier",
        identifier.isEmpty() ? UnitLabels.encode(spec.labels().slot().taskName()) : identifier);
  }

  private static String withoutNul(String option, String value) {
    if (value.indexOf('\0') >= 0) {
      throw new RuntimeRefused(
          "%s holds a NUL character in \"%s\": no program can be given one, remove it"
              .formatted(option, printable(value)));
    }
    return value;
  }

  private static String printable(String value) {
    return value.replace("\0", "\\0");
  }
}
