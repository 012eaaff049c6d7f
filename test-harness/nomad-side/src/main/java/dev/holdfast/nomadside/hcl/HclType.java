package dev.holdfast.nomadside.hcl;

import java.util.List;
import java.util.Map;

/** The type that a schema declares for an attribute. */
sealed interface HclType {

  enum Primitive implements HclType {
    STRING,
    NUMBER,
    BOOL,
    ANY
  }

  record ListOf(HclType element) implements HclType {}

  record SetOf(HclType element) implements HclType {}

  record MapOf(HclType element) implements HclType {}

  /** Every key is required. */
  record ObjectOf(Map<String, HclType> attributes) implements HclType {}

  record TupleOf(List<HclType> elements) implements HclType {}
}
