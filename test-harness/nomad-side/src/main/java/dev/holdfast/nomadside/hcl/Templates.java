package dev.holdfast.nomadside.hcl;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every JSON string is a template: an expression is replaced, a doubled sign escapes one. */
final class Templates {
  private static final Pattern SPECIAL = Pattern.compile("\\$\\$\\{|%%\\{|\\$\\{([^}]*)}|%\\{");

  private Templates() {}

  static String apply(String text, Variables variables) {
    return SPECIAL
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(replacement(found, variables)));
  }

  private static String replacement(MatchResult found, Variables variables) {
    return switch (found.group()) {
      case "$${" -> "${";
      case "%%{" -> "%{";
      case "%{" -> throw new HclException("Template directives are not played here.");
      default -> variables.get(found.group(1).strip());
    };
  }
}
