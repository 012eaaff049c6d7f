package dev.holdfast.runtime.systemd.bus;

/** A place in a D-Bus signature. */
final class SignatureCursor {
  private static final int BYTE = 1;
  private static final int SHORT = 2;
  private static final int WORD = 4;
  private static final int LONG = 8;

  private final String signature;
  private final int depth;
  private int at;

  /**
   * The beginning of a signature.
   *
   * @param depth how many variants are around it
   */
  SignatureCursor(String signature, int depth) {
    this.signature = signature;
    this.depth = depth;
  }

  int depth() {
    return depth;
  }

  char peek() {
    return signature.charAt(at);
  }

  char next() {
    return signature.charAt(at++);
  }

  /** This place, once more. */
  SignatureCursor again() {
    SignatureCursor copy = new SignatureCursor(signature, depth);
    copy.at = at;
    return copy;
  }

  /** The place of the complete type that begins here; this one moves behind it. */
  SignatureCursor element() {
    SignatureCursor start = again();
    pass();
    return start;
  }

  private void pass() {
    switch (next()) {
      case 'a' -> pass();
      case '(' -> passUntil(')');
      case '{' -> passUntil('}');
      default -> {}
    }
  }

  private void passUntil(char close) {
    while (peek() != close) {
      pass();
    }
    next();
  }

  /** What the value of the type that begins here is aligned to, in bytes. */
  int alignment() {
    return switch (peek()) {
      case 'y', 'g', 'v' -> BYTE;
      case 'n', 'q' -> SHORT;
      case 'x', 't', 'd', '(', '{' -> LONG;
      default -> WORD;
    };
  }
}
