package dev.holdfast.controller.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** The forms in which commands answer. */
enum Output {
  TABLE,
  JSON;

  /** Any plain data as JSON for people and programs, with a line feed at its end. */
  static String json(Object data) {
    try {
      return JsonMapper.builder()
              .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(data)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("plain data can always be written", e);
    }
  }
}
