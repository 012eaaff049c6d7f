package dev.holdfast.controller.cli;

import dev.holdfast.controller.dump.Comparing;
import dev.holdfast.controller.dump.Comparison;
import dev.holdfast.controller.dump.JsonRenderer;
import dev.holdfast.controller.dump.NodeImage;
import dev.holdfast.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows what changed between two files with dumps. */
record DiffOutput(Console console, Output form) {

  /**
   * Shows it for each driver that is in both.
   *
   * @return the exit code
   * @throws StoreUnavailable if a file holds no dump
   * @throws UsageError if no driver is in both
   */
  int show(Path before, Path after) {
    List<NodeImage> old = read(before);
    int worst = ExitCodes.OK;
    boolean any = false;
    for (NodeImage now : read(after)) {
      for (NodeImage same : old.stream().filter(it -> isSameDriver(it, now)).toList()) {
        any = true;
        worst = Math.max(worst, show(Comparing.of(same, now)));
      }
    }
    if (!any) {
      throw new UsageError(before + " and " + after + " are dumps of different drivers");
    }
    return worst;
  }

  private static boolean isSameDriver(NodeImage one, NodeImage other) {
    return one.header().driver().equals(other.header().driver());
  }

  private int show(Comparison comparison) {
    JsonRenderer json = new JsonRenderer();
    console
        .out()
        .print(
            switch (form) {
              case TABLE -> comparison.text();
              case JSON -> json.render(comparison);
              case NDJSON -> json.lines(comparison);
            });
    return comparison.changes().isEmpty() ? ExitCodes.OK : ExitCodes.DRIFT;
  }

  private static List<NodeImage> read(Path file) {
    try {
      return new JsonRenderer().parseAll(Files.readString(file));
    } catch (IOException e) {
      throw new StoreUnavailable(
          file + " is no dump: make one with holdfast dump -o json (" + firstLine(e) + ")", e);
    }
  }

  private static String firstLine(IOException e) {
    return e.toString().lines().findFirst().orElse("");
  }
}
