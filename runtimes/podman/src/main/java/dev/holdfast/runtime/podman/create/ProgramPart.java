package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.options.OptionValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Program, arguments, environment and what surrounds the process. */
final class ProgramPart {
  private ProgramPart() {}

  static void add(ObjectNode body, CreateInput input) {
    OptionValues options = input.options();
    addEntrypoint(body, options);
    addCommand(body, options);
    addEnvironment(body, input);
    addText(body, "work_dir", options.textOrEmpty("working_dir"));
    addText(body, "user", input.spec().user());
    addText(body, "hostname", options.textOrEmpty("hostname"));
    addInit(body, options);
    body.put("terminal", options.flag("tty"));
  }

  /** Podman takes an empty entrypoint for the image's own, but one empty word for none. */
  private static void addEntrypoint(ObjectNode body, OptionValues options) {
    if (options.has("entrypoint")) {
      List<String> words = options.texts("entrypoint");
      (words.isEmpty() ? List.of("") : words).forEach(body.withArray("entrypoint")::add);
    }
  }

  private static void addCommand(ObjectNode body, OptionValues options) {
    List<String> words = new ArrayList<>();
    options.text("command").filter(text -> !text.isEmpty()).ifPresent(words::add);
    words.addAll(options.texts("args"));
    words.forEach(ProgramPart::requireNoNul);
    ContainerRequest.addTexts(body, "command", words);
  }

  private static void requireNoNul(String word) {
    if (word.indexOf('\0') >= 0) {
      throw Wrong.value("args", word, "no program can be given a NUL character, remove it");
    }
  }

  private static void addEnvironment(ObjectNode body, CreateInput input) {
    Map<String, String> variables = new TreeMap<>(input.spec().environment().variables());
    variables.putAll(PortMaps.variables(input));
    ObjectNode env = body.putObject("env");
    variables.forEach(env::put);
  }

  private static void addInit(ObjectNode body, OptionValues options) {
    if (options.flag("init")) {
      body.put("init", true);
      addText(body, "init_path", options.textOrEmpty("init_path"));
    }
  }

  static void addText(ObjectNode body, String field, String text) {
    if (!text.isEmpty()) {
      body.put(field, text);
    }
  }
}
