package dev.holdfast.store.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.holdfast.store.journal.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON objects as maps. Streaming only: binding by reflection would load several hundred classes at
 * the start of the plugin. Depth and lengths are bounded.
 */
final class Json {
  private static final int MAX_DEPTH = 16;
  private static final int BUFFER_BYTES = 1024;

  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Frame.MAX_PAYLOAD_BYTES)
                  .maxDocumentLength(Frame.MAX_PAYLOAD_BYTES)
                  .build())
          .build();

  byte[] write(Map<String, Object> object) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER_BYTES);
    try (JsonGenerator json = factory.createGenerator(out)) {
      writeValue(json, object);
    }
    return out.toByteArray();
  }

  private static void writeValue(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case String text -> json.writeString(text);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      case List<?> list -> writeList(json, list);
      case Map<?, ?> map -> writeMap(json, map);
      default -> throw new IOException("no JSON form for " + value.getClass());
    }
  }

  private static void writeList(JsonGenerator json, List<?> list) throws IOException {
    json.writeStartArray();
    for (Object element : list) {
      writeValue(json, element);
    }
    json.writeEndArray();
  }

  private static void writeMap(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> field : map.entrySet()) {
      json.writeFieldName(String.valueOf(field.getKey()));
      writeValue(json, field.getValue());
    }
    json.writeEndObject();
  }

  Map<String, Object> read(byte[] bytes) throws IOException {
    try (JsonParser json = factory.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      return readMap(json);
    }
  }

  private static Object readValue(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> readMap(json);
      case START_ARRAY -> readList(json);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case null -> throw new IOException("the JSON ends too early");
      case VALUE_NULL, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IOException("unexpected " + json.currentToken());
    };
  }

  private static List<Object> readList(JsonParser json) throws IOException {
    List<Object> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(readValue(json));
    }
    return list;
  }

  private static Map<String, Object> readMap(JsonParser json) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      map.put(String.valueOf(name), readValue(json));
    }
    return map;
  }
}
