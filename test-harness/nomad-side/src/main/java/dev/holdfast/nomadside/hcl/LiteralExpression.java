package dev.holdfast.nomadside.hcl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the text of a Literal spec. Functions are refused: no driver that we know uses them. */
final class LiteralExpression {
  private final Scanner in;

  private LiteralExpression(String text) {
    this.in = new Scanner(text);
  }

  static HclValue parse(String text) {
    LiteralExpression expression = new LiteralExpression(text);
    HclValue value = expression.value();
    if (!expression.in.atEnd()) {
      throw expression.in.broken("end expected");
    }
    return value;
  }

  private HclValue value() {
    return switch (in.peek()) {
      case '"' -> new HclValue.Text(Templates.apply(in.quoted(), Variables.none()));
      case '[' -> list();
      case '{' -> object();
      default -> word(in.word());
    };
  }

  private HclValue word(String word) {
    return switch (word) {
      case "null" -> HclValue.none();
      case "true" -> new HclValue.Bool(true);
      case "false" -> new HclValue.Bool(false);
      default -> number(word);
    };
  }

  private HclValue number(String word) {
    try {
      return new HclValue.Numeric(new BigDecimal(word));
    } catch (NumberFormatException noNumber) {
      throw in.broken(word + " is no value");
    }
  }

  private HclValue list() {
    List<HclValue> values = new ArrayList<>();
    in.expect('[');
    while (!in.take(']')) {
      values.add(value());
      in.take(',');
    }
    return new HclValue.Sequence(values);
  }

  private HclValue object() {
    SortedMap<String, HclValue> entries = new TreeMap<>();
    in.expect('{');
    while (!in.take('}')) {
      String name = in.peek() == '"' ? in.quoted() : in.word();
      if (!in.take('=')) {
        in.expect(':');
      }
      entries.put(name, value());
      in.take(',');
    }
    return new HclValue.Mapping(entries);
  }
}
