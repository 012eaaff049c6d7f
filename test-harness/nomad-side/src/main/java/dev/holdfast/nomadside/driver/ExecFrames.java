package dev.holdfast.nomadside.driver;

import dev.holdfast.proto.nomad.driver.ExecTaskStreamingResponse;
import java.util.List;

/** The rules of the last frame, by which the command line finds the exit code. */
final class ExecFrames {
  private ExecFrames() {}

  static ExitReport exit(List<ExecTaskStreamingResponse> frames) {
    List<ExecTaskStreamingResponse> exits =
        frames.stream().filter(ExecTaskStreamingResponse::getExited).toList();
    require(exits.size() == 1, "there are %d exit frames".formatted(exits.size()));
    ExecTaskStreamingResponse exit = exits.getFirst();
    require(exit.equals(frames.getLast()), "the exit frame is not the last one");
    require(exit.hasResult(), "the exit frame has no result");
    require(
        !exit.hasStdout() && !exit.hasStderr(),
        "the exit frame carries output, so the command line would lose the code");
    return ExitReport.of(exit.getResult(), "");
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalStateException("A streaming exec ended wrongly: " + problem + ".");
    }
  }
}
