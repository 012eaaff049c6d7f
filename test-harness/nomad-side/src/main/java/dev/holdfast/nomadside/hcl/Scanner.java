package dev.holdfast.nomadside.hcl;

/** Reads the small expressions of a schema, character by character. */
final class Scanner {
  private static final char END = '\0';

  private final String text;
  private int at;

  Scanner(String text) {
    this.text = text;
  }

  /** The next character that is no white space, not yet taken. */
  char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  boolean atEnd() {
    return peek() == END;
  }

  /** Takes the character if it is the next one. */
  boolean take(char wanted) {
    if (peek() != wanted || wanted == END) {
      return false;
    }
    at++;
    return true;
  }

  void expect(char wanted) {
    if (!take(wanted)) {
      throw broken("'" + wanted + "' expected");
    }
  }

  /** Letters, digits and what numbers and names have between them. */
  String word() {
    peek();
    int start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw broken("a name or a value expected");
    }
    return text.substring(start, at);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '+';
  }

  /** A string in quotes, unescaped. */
  String quoted() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escape() : c);
    }
    expect('"');
    return out.toString();
  }

  private char escape() {
    if (at == text.length()) {
      throw broken("a character expected after the backslash");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> c;
    };
  }

  HclException broken(String problem) {
    return new HclException("Invalid expression '%s' at %d: %s.".formatted(text, at, problem));
  }
}
