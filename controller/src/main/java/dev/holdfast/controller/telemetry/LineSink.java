package dev.holdfast.controller.telemetry;

/** Takes finished lines. Never throws; may block. */
interface LineSink {
  void write(byte[] line);
}
