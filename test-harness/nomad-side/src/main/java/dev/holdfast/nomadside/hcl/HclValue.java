package dev.holdfast.nomadside.hcl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A decoded value. Lists, sets and tuples are one kind here, since msgpack does not tell them. */
public sealed interface HclValue {
  /** The value of what is not set. */
  static HclValue none() {
    return new Null();
  }

  /** Not set. */
  record Null() implements HclValue {}

  record Text(String value) implements HclValue {}

  record Numeric(BigDecimal value) implements HclValue {}

  record Bool(boolean value) implements HclValue {}

  record Sequence(List<HclValue> values) implements HclValue {
    public Sequence {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  record Mapping(SortedMap<String, HclValue> entries) implements HclValue {
    public Mapping {
      entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }
  }

  /** What a message calls it. */
  default String kind() {
    return switch (this) {
      case Null() -> "null";
      case Text(var _) -> "string";
      case Numeric(var _) -> "number";
      case Bool(var _) -> "bool";
      case Sequence(var _) -> "list";
      case Mapping(var _) -> "object";
    };
  }
}
