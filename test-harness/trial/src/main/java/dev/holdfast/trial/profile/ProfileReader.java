package dev.holdfast.trial.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** Reads a profile from JSON in which comments are allowed. */
final class ProfileReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private static final List<String> KNOWN =
      List.of(
          "driver",
          "plugin",
          "task",
          "sleep",
          "exit",
          "daemons",
          "uses",
          "endpoints",
          "helper",
          "store",
          "failpoints",
          "truth",
          "leftovers",
          "cannot",
          "prepare");

  private final String name;
  private final Fields fields;

  private ProfileReader(String name, Fields fields) {
    this.name = name;
    this.fields = fields;
  }

  /**
   * Reads the text of a profile.
   *
   * @throws ProfileException if it cannot be used, with one sentence on what to change
   */
  static Profile read(String name, String text) {
    String where = "Profile " + name;
    return new ProfileReader(name, new Fields(where, parse(where, text), KNOWN)).read();
  }

  private static JsonNode parse(String where, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new ProfileException(
          "%s is no JSON: %s in line %d; compare it with a built-in one (--print-profile systemd)."
              .formatted(where, broken.getOriginalMessage(), broken.getLocation().getLineNr()),
          broken);
    }
  }

  private Profile read() {
    return new Profile(
        name,
        fields.requiredText("driver", "write what a job says after driver ="),
        fields.options("plugin"),
        tasks(),
        fields.texts("daemons"),
        fields.words("uses", Dependency.values(), Dependency::word),
        fields.texts("endpoints"),
        fields.text("helper", ""),
        store(),
        fields.texts("failpoints"),
        truth(),
        leftovers(),
        fields.words("cannot", Ability.values(), Ability::word),
        fields.texts("prepare"));
  }

  private TaskTemplates tasks() {
    Map<String, Object> script = fields.options("task");
    if (!Placeholders.has(script, "script") && !Placeholders.has(script, "script_file")) {
      throw new ProfileException(
          ("Profile %s: \"task\" is %s, but must have ${script} or ${script_file} where a shell"
                  + " script goes, such as {\"command\": \"/bin/sh\", \"args\": [\"-c\","
                  + " \"${script}\"]}.")
              .formatted(name, fields.raw("task")));
    }
    return new TaskTemplates(script, with("sleep", "seconds"), with("exit", "code"));
  }

  private Map<String, Object> with(String field, String placeholder) {
    Map<String, Object> options = fields.options(field);
    if (!options.isEmpty() && !Placeholders.has(options, placeholder)) {
      throw new ProfileException(
          "Profile %s: \"%s\" is %s, but must have ${%s} somewhere; leave it out to use \"task\"."
              .formatted(name, field, fields.raw(field), placeholder));
    }
    return options;
  }

  private String store() {
    String store = fields.text("store", "");
    if (store.startsWith("/") || store.contains("..")) {
      throw new ProfileException(
          ("Profile %s: \"store\" is \"%s\", but must be a folder below ${state_dir}, because the"
                  + " trial damages its files.")
              .formatted(name, store));
    }
    if (!store.isEmpty() && !Placeholders.has(fields.options("plugin"), "state_dir")) {
      throw new ProfileException(
          ("Profile %s: \"store\" is \"%s\", but no option of \"plugin\" has ${state_dir}, so the"
                  + " trial could not move it to a place of its own.")
              .formatted(name, store));
    }
    return store;
  }

  private Truth truth() {
    String text = fields.text("truth", "environment");
    if (text.equals("environment")) {
      return Truth.ENVIRONMENT;
    }
    if (text.startsWith("cgroup:") && text.contains("${alloc}")) {
      return new Truth(Truth.Kind.CGROUP, text.substring("cgroup:".length()));
    }
    if (text.startsWith("unit:") && text.contains("${alloc}")) {
      return new Truth(Truth.Kind.UNIT, text.substring("unit:".length()));
    }
    throw new ProfileException(
        ("Profile %s: \"truth\" is \"%s\", but must be environment, cgroup:PATTERN or unit:PATTERN,"
                + " the patterns with ${alloc} and ${task}.")
            .formatted(name, text));
  }

  private Leftovers leftovers() {
    if (!fields.has("leftovers")) {
      return Leftovers.NONE;
    }
    Fields part =
        new Fields(
            "Profile %s, \"leftovers\"".formatted(name),
            fields.raw("leftovers"),
            List.of("units", "cgroups", "folders"));
    return new Leftovers(part.text("units", ""), part.text("cgroups", ""), part.texts("folders"));
  }
}
