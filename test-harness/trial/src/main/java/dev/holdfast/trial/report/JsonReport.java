package dev.holdfast.trial.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A report for programs; names of fields are those of {@link Report}. */
public final class JsonReport {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private JsonReport() {}

  public static String of(Report report) {
    try {
      return JSON.writeValueAsString(report) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException("A report cannot be written as JSON.", e);
    }
  }

  /**
   * Reads it again.
   *
   * @throws IOException if this is no report
   */
  public static Report read(String json) throws IOException {
    return JSON.readValue(json, Report.class);
  }
}
