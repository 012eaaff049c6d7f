package dev.holdfast.nomadside.hcl;

import dev.holdfast.nomadside.hcl.HclValue.Bool;
import dev.holdfast.nomadside.hcl.HclValue.Mapping;
import dev.holdfast.nomadside.hcl.HclValue.Numeric;
import dev.holdfast.nomadside.hcl.HclValue.Sequence;
import dev.holdfast.nomadside.hcl.HclValue.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Converts a value to the declared type as far as HCL does by itself. A refusal names the option.
 *
 * @param option the name that goes into messages
 */
record Conversion(String option) {

  HclValue to(HclType type, HclValue value) {
    if (value instanceof HclValue.Null) {
      return value;
    }
    return switch (type) {
      case HclType.Primitive primitive -> primitive(primitive, value);
      case HclType.ListOf(HclType element) -> sequence(element, value);
      case HclType.SetOf(HclType element) -> sorted(sequence(element, value));
      case HclType.MapOf(HclType element) -> map(element, value);
      case HclType.ObjectOf(Map<String, HclType> attributes) -> object(attributes, value);
      case HclType.TupleOf(List<HclType> elements) -> tuple(elements, value);
    };
  }

  private HclValue primitive(HclType.Primitive type, HclValue value) {
    return switch (type) {
      case ANY -> value;
      case STRING -> text(value);
      case NUMBER -> number(value);
      case BOOL -> bool(value);
    };
  }

  private HclValue text(HclValue value) {
    return switch (value) {
      case Text text -> text;
      case Numeric(BigDecimal number) -> new Text(Numbers.text(number));
      case Bool(boolean bool) -> new Text(String.valueOf(bool));
      case HclValue.Null _, Sequence _, Mapping _ -> throw wrong("string", value);
    };
  }

  private HclValue number(HclValue value) {
    if (value instanceof Text(String text)) {
      try {
        return new Numeric(new BigDecimal(text));
      } catch (NumberFormatException noNumber) {
        throw wrong("a number", value);
      }
    }
    if (value instanceof Numeric) {
      return value;
    }
    throw wrong("number", value);
  }

  private HclValue bool(HclValue value) {
    return switch (value) {
      case Bool bool -> bool;
      case Text(String text) when text.equals("true") || text.equals("1") -> new Bool(true);
      case Text(String text) when text.equals("false") || text.equals("0") -> new Bool(false);
      case HclValue.Null _, Text _, Numeric _, Sequence _, Mapping _ -> throw wrong("bool", value);
    };
  }

  private Sequence sequence(HclType element, HclValue value) {
    if (!(value instanceof Sequence(List<HclValue> values))) {
      throw wrong("list", value);
    }
    return new Sequence(values.stream().map(each -> to(element, each)).toList());
  }

  static Sequence sorted(Sequence sequence) {
    TreeSet<HclValue> set = new TreeSet<>(SetOrder.INSTANCE);
    set.addAll(sequence.values());
    return new Sequence(List.copyOf(set));
  }

  private HclValue map(HclType element, HclValue value) {
    SortedMap<String, HclValue> converted = new TreeMap<>();
    entries("map", value).forEach((key, each) -> converted.put(key, to(element, each)));
    return new Mapping(converted);
  }

  private HclValue object(Map<String, HclType> attributes, HclValue value) {
    SortedMap<String, HclValue> converted = new TreeMap<>();
    Map<String, HclValue> entries = entries("object", value);
    attributes.forEach((key, type) -> {
      HclValue each = entries.get(key);
      if (each == null) {
        throw new HclException(
            "Incorrect attribute value type: \"%s\" needs the attribute \"%s\"."
                .formatted(option, key));
      }
      converted.put(key, to(type, each));
    });
    return new Mapping(converted);
  }

  private HclValue tuple(List<HclType> types, HclValue value) {
    if (!(value instanceof Sequence(List<HclValue> values)) || values.size() != types.size()) {
      throw wrong("tuple of " + types.size(), value);
    }
    List<HclValue> converted = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      converted.add(to(types.get(i), values.get(i)));
    }
    return new Sequence(converted);
  }

  private Map<String, HclValue> entries(String wanted, HclValue value) {
    if (value instanceof Mapping(SortedMap<String, HclValue> entries)) {
      return entries;
    }
    throw wrong(wanted, value);
  }

  private HclException wrong(String wanted, HclValue value) {
    return new HclException(
        "Incorrect attribute value type: \"%s\" needs %s, and a %s was given."
            .formatted(option, wanted, value.kind()));
  }
}
