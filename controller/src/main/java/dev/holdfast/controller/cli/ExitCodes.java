package dev.holdfast.controller.cli;

/** What the process's exit code says; every command's help tells it too. */
final class ExitCodes {
  static final int OK = 0;
  static final int DRIFT = 1;
  static final int UNUSABLE = 1;
  static final int USAGE = 2;
  static final int UNREADABLE = 3;

  static final String HEADING = "%nExit codes:%n";
  static final String OK_TEXT = "0:done";
  static final String USAGE_TEXT = "2:the command line is wrong";
  static final String UNREADABLE_TEXT = "3:something could not be read";

  private ExitCodes() {}
}
