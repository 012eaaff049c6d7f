package dev.holdfast.nomadside.hcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads type expressions such as {@code list(map(string))}. */
final class TypeExpression {
  private final Scanner in;

  private TypeExpression(String text) {
    this.in = new Scanner(text);
  }

  static HclType parse(String text) {
    TypeExpression expression = new TypeExpression(text);
    HclType type = expression.type();
    if (!expression.in.atEnd()) {
      throw expression.in.broken("end expected");
    }
    return type;
  }

  private HclType type() {
    String name = in.word();
    return switch (name) {
      case "string" -> HclType.Primitive.STRING;
      case "number" -> HclType.Primitive.NUMBER;
      case "bool" -> HclType.Primitive.BOOL;
      case "any" -> HclType.Primitive.ANY;
      case "list" -> new HclType.ListOf(element());
      case "set" -> new HclType.SetOf(element());
      case "map" -> new HclType.MapOf(element());
      case "object" -> new HclType.ObjectOf(attributes());
      case "tuple" -> new HclType.TupleOf(elements());
      default -> throw in.broken("unknown type " + name);
    };
  }

  private HclType element() {
    in.expect('(');
    HclType element = type();
    in.expect(')');
    return element;
  }

  private Map<String, HclType> attributes() {
    Map<String, HclType> attributes = new LinkedHashMap<>();
    in.expect('(');
    in.expect('{');
    while (!in.take('}')) {
      String name = in.peek() == '"' ? in.quoted() : in.word();
      in.expect('=');
      attributes.put(name, type());
      in.take(',');
    }
    in.expect(')');
    return attributes;
  }

  private List<HclType> elements() {
    List<HclType> elements = new ArrayList<>();
    in.expect('(');
    in.expect('[');
    while (!in.take(']')) {
      elements.add(type());
      in.take(',');
    }
    in.expect(')');
    return elements;
  }
}
