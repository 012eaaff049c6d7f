package dev.holdfast.nomadside.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Sorts the lines of stderr; the rules are those of hclog's reader in go-plugin. */
final class LogLineParser {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};
  private static final Pattern TIMESTAMP =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}(Z|[+-]\\d\\d:\\d\\d)");
  private static final Pattern LEVEL =
      Pattern.compile("trace|debug|info|warn|error", Pattern.CASE_INSENSITIVE);

  private LogLineParser() {}

  static LogLine parse(String text) {
    if (!text.startsWith("{")) {
      return new LogLine.Plain(text);
    }
    try {
      return object(text, JSON.readValue(text, OBJECT));
    } catch (JsonProcessingException notJson) {
      return new LogLine.Plain(text);
    }
  }

  private static LogLine object(String text, Map<String, Object> fields) {
    for (String key : new String[] {"@level", "@message", "@timestamp"}) {
      if (fields.containsKey(key) && !(fields.get(key) instanceof String)) {
        return new LogLine.Poison(text, key + " is not a string");
      }
    }
    String level = take(fields, "@level");
    String message = take(fields, "@message");
    String timestamp = take(fields, "@timestamp");
    if (!LEVEL.matcher(level).matches() || !TIMESTAMP.matcher(timestamp).matches()) {
      return new LogLine.Plain(text);
    }
    return new LogLine.Entry(text, level, message, timestamp, fields);
  }

  private static String take(Map<String, Object> fields, String key) {
    return fields.remove(key) instanceof String value ? value : "";
  }
}
