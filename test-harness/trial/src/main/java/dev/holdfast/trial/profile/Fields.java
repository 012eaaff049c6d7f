package dev.holdfast.trial.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of a profile or of a part of it, with the sentence for each that is wrong. */
final class Fields {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String where;
  private final JsonNode node;

  /** Checks at once that no field is unknown. */
  Fields(String where, JsonNode node, List<String> known) {
    this.where = where;
    this.node = node;
    if (!node.isObject()) {
      throw new ProfileException(
          "%s is %s, but must be an object of the fields %s."
              .formatted(where, node, String.join(", ", known)));
    }
    node.fieldNames().forEachRemaining(name -> checkKnown(name, known));
  }

  private void checkKnown(String name, List<String> known) {
    if (!known.contains(name)) {
      throw new ProfileException(
          "%s has a field \"%s\" that means nothing; the nearest that does is \"%s\" (all: %s)."
              .formatted(where, name, Nearest.of(name, known), String.join(", ", known)));
    }
  }

  private ProfileException wrong(String field, String remedy) {
    return new ProfileException(
        "%s: \"%s\" is %s, but %s.".formatted(where, field, node.path(field), remedy));
  }

  boolean has(String field) {
    return node.hasNonNull(field);
  }

  JsonNode raw(String field) {
    return node.path(field);
  }

  String text(String field, String otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    if (!node.path(field).isTextual()) {
      throw wrong(field, "must be text in quotes");
    }
    return node.path(field).textValue();
  }

  String requiredText(String field, String remedy) {
    String text = text(field, "");
    if (text.isBlank()) {
      throw new ProfileException("%s has no \"%s\": %s.".formatted(where, field, remedy));
    }
    return text;
  }

  /** One text, or a list of texts. */
  List<String> texts(String field) {
    JsonNode value = node.path(field);
    if (value.isTextual()) {
      return List.of(value.textValue());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value) {
      if (!element.isTextual()) {
        throw wrong(field, "must be a list of texts");
      }
      texts.add(element.textValue());
    }
    if (has(field) && !value.isArray()) {
      throw wrong(field, "must be a list of texts");
    }
    return texts;
  }

  Map<String, Object> options(String field) {
    if (!has(field)) {
      return Map.of();
    }
    if (!node.path(field).isObject()) {
      throw wrong(field, "must be an object of options as in a job file's config block");
    }
    return JSON.convertValue(node.path(field), new TypeReference<>() {});
  }

  <E extends Enum<E>> Set<E> words(String field, E[] all, Function<E, String> word) {
    Set<E> chosen = new LinkedHashSet<>();
    for (String text : texts(field)) {
      chosen.add(
          Arrays.stream(all)
              .filter(each -> word.apply(each).equals(text))
              .findFirst()
              .orElseThrow(() -> wrong(field, "may only name " + list(all, word))));
    }
    return chosen;
  }

  private static <E> String list(E[] all, Function<E, String> word) {
    return Arrays.stream(all).map(word).collect(Collectors.joining(", "));
  }
}
