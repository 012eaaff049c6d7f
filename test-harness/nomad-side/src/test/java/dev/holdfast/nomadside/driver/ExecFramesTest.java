package dev.holdfast.nomadside.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingIOOperation;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingResponse;
import dev.holdfast.proto.nomad.driver.ExitResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecFramesTest {
  private static final ExecTaskStreamingIOOperation DATA =
      ExecTaskStreamingIOOperation.newBuilder().setData(ByteString.copyFromUtf8("x")).build();
  private static final ExecTaskStreamingResponse OUTPUT =
      ExecTaskStreamingResponse.newBuilder().setStdout(DATA).build();
  private static final ExecTaskStreamingResponse EXIT =
      ExecTaskStreamingResponse.newBuilder()
          .setExited(true)
          .setResult(ExitResult.newBuilder().setExitCode(43))
          .build();

  @Test
  void lastFrameTellsTheExitCode() {
    assertThat(ExecFrames.exit(List.of(OUTPUT, EXIT))).isEqualTo(ExitReport.code(43));
  }

  @Test
  void everyOtherEndIsWrong() {
    wrong("0 exit frames", OUTPUT);
    wrong("2 exit frames", EXIT, EXIT);
    wrong("not the last", EXIT, OUTPUT);
    wrong("no result", EXIT.toBuilder().clearResult().build());
    wrong("carries output", EXIT.toBuilder().setStdout(DATA).build());
  }

  private static void wrong(String because, ExecTaskStreamingResponse... frames) {
    assertThatThrownBy(() -> ExecFrames.exit(List.of(frames)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(because);
  }
}
