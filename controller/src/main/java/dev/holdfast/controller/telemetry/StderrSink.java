package dev.holdfast.controller.telemetry;

import java.io.IOException;
import java.io.OutputStream;

/** Standard error. Once its reader is gone, with the agent, it stays gone. */
final class StderrSink implements LineSink {
  private final OutputStream stream;
  private boolean broken;

  StderrSink(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public void write(byte[] line) {
    if (broken) {
      return;
    }
    try {
      stream.write(line);
    } catch (IOException e) {
      broken = true; // There is nobody left to tell.
    }
  }
}
