package dev.holdfast.controller.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;

/** The forms in which commands answer. */
enum Output {
  TABLE,
  JSON,
  NDJSON;

  /** Any plain data as JSON for people and programs, with a line feed at its end. */
  static String json(Object data) {
    return write(mapper().writerWithDefaultPrettyPrinter(), data);
  }

  /** A line for each of these. */
  static String lines(List<?> data) {
    ObjectWriter writer = mapper().writer();
    StringBuilder text = new StringBuilder();
    data.forEach(one -> text.append(write(writer, one)));
    return text.toString();
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  }

  private static String write(ObjectWriter writer, Object data) {
    try {
      return writer.writeValueAsString(data) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("plain data can always be written", e);
    }
  }
}
