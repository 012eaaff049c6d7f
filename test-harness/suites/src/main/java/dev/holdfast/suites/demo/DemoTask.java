package dev.holdfast.suites.demo;

import java.nio.file.Path;

/**
 * A task of the demonstration: a shell script.
 *
 * @param endsAt a file whose appearance ends it; empty for one that goes on
 * @param code what it ends with
 */
record DemoTask(String name, String endsAt, int code) {
  static DemoTask steady(String name) {
    return new DemoTask(name, "", 0);
  }

  static DemoTask ending(String name, Path file, int code) {
    return new DemoTask(name, file.toString(), code);
  }

  boolean ends() {
    return !endsAt.isEmpty();
  }

  String script() {
    return ends()
        ? "until [ -e " + endsAt + " ]; do sleep 0.1; done; exit " + code
        : "while true; do echo alive; sleep 1; done";
  }
}
