package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionValues;
import java.util.regex.Pattern;

/** The driver's options, under the names of nomad-driver-systemd where it has them. */
final class SystemdOptions {
  static final String COMMAND = "command";
  static final String ARGS = "args";
  static final String WORKING_DIRECTORY = "working_directory";
  static final String GROUP = "group";
  static final String LOGGING = "logging";
  static final String LOGGING_DRIVER = "driver";
  static final String LOGGING_IDENTIFIER = "identifier";
  static final String SLICE = "slice";
  static final String DEFAULT_SLICE = "holdfast.slice";

  /** Parts between dashes, as systemd nests slices by them. */
  private static final Pattern SLICE_NAME =
      Pattern.compile("[A-Za-z0-9:_.]+(-[A-Za-z0-9:_.]+)*\\.slice");

  private static final int LONGEST_UNIT_NAME = 255;

  private SystemdOptions() {}

  static OptionSchema plugin() {
    return OptionSchema.of(
        Option.text(
                SLICE, "Slice unit that holds all tasks, so that the node can cap them together")
            .withDefault(DEFAULT_SLICE));
  }

  static OptionSchema task() {
    return OptionSchema.of(
        Option.text(
            COMMAND,
            "Program to run: an absolute path, a path below the task's local or root folder, or a"
                + " name on PATH (required)"),
        Option.textList(ARGS, "Arguments, passed on as they are"),
        Option.text(
            WORKING_DIRECTORY, "Folder to start in, by default the root of the task's folders"),
        Option.text(GROUP, "Group to run as, by default the user's own"),
        Option.block(LOGGING, logging(), "Where the output goes"));
  }

  private static OptionSchema logging() {
    return OptionSchema.of(
        Option.text(LOGGING_DRIVER, "nomad (alloc logs) or journald (the system's journal)")
            .withDefault("nomad"),
        Option.text(
            LOGGING_IDENTIFIER,
            "Identifier of the lines in the journal, by default the task's name"));
  }

  static String slice(OptionValues pluginOptions) {
    return pluginOptions.text(SLICE).orElse(DEFAULT_SLICE);
  }

  static void requireSlice(OptionValues pluginOptions) {
    String slice = slice(pluginOptions);
    if (!SLICE_NAME.matcher(slice).matches() || slice.length() > LONGEST_UNIT_NAME) {
      throw new RuntimeRefused(
          "slice = \"%s\" is not the name of a slice unit: write one such as \"%s\""
              .formatted(slice, DEFAULT_SLICE));
    }
  }
}
