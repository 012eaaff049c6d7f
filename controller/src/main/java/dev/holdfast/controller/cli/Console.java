package dev.holdfast.controller.cli;

import java.io.PrintStream;

/** Where a command writes to. */
record Console(PrintStream out, PrintStream err) {

  /** One sentence about what went wrong, for people. */
  void complain(String sentence) {
    err.println("holdfast: " + sentence);
  }
}
