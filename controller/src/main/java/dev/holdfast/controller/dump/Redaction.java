package dev.holdfast.controller.dump;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Hides what may be a secret in a text that passes through: by design none gets there, but an error
 * message of somebody else may quote one. Equal secrets get equal placeholders, keyed by node, so
 * that they can be compared but not guessed.
 */
public final class Redaction {
  public static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHOWN_DIGITS = 8;
  private static final String NAME =
      "[\\w.-]*(?:pass(?:word|wd|phrase)?|secret|token|credential|api[_-]?key|private[_-]?key"
          + "|access[_-]?key|auth)[\\w.-]*";

  /** Each with the secret in its only group. */
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("(?i)(?:bearer|basic)\\s+([\\w.+/=~-]{6,})"),
          Pattern.compile("(?i)" + NAME + "[\"']?\\s*[=:]\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"',;]+)"),
          Pattern.compile("(?i)--" + NAME + "\\s+(\"[^\"]*\"|'[^']*'|[^\\s\"',;]+)"),
          Pattern.compile("://([^\\s/@]+:[^\\s/@]+)@"),
          Pattern.compile("(-----BEGIN [^-]*PRIVATE KEY-----[\\s\\S]*)"),
          Pattern.compile("\\b(hv[sbr]\\.[\\w-]{10,})"),
          Pattern.compile("\\b(eyJ[\\w-]{8,}\\.[\\w.-]+)"),
          Pattern.compile("\\b((?:AKIA|ASIA)[0-9A-Z]{16})\\b"),
          Pattern.compile("\\b((?:gh[pousr]_|glpat-|xox[abprs]-)[\\w-]{10,})"));

  private final SecretKeySpec key;
  private final @Nullable Map<String, String> known;

  /** With a key of {@value #KEY_BYTES} bytes that belongs to the node. */
  public Redaction(byte[] key) {
    this(new SecretKeySpec(key, ALGORITHM), null);
  }

  private Redaction(SecretKeySpec key, @Nullable Map<String, String> known) {
    this.key = key;
    this.known = known;
  }

  /**
   * The same for one image, whose tasks have most texts in common: each is looked at once. For one
   * thread.
   */
  Redaction remembering() {
    return new Redaction(key, new HashMap<>());
  }

  /** With a key that nobody keeps: placeholders of two dumps cannot be compared. */
  public static Redaction withFreshKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new Redaction(key);
  }

  /** The text with placeholders in place of what may be secret. */
  public String text(String text) {
    return known == null ? hidden(text) : known.computeIfAbsent(text, this::hidden);
  }

  private String hidden(String text) {
    String result = text;
    for (Pattern secret : SECRETS) {
      result = secret.matcher(result).replaceAll(this::hidden);
    }
    return result;
  }

  private String hidden(MatchResult match) {
    String secret = match.group(1);
    if (secret.startsWith("(redacted")) {
      return Matcher.quoteReplacement(match.group());
    }
    int from = match.start(1) - match.start();
    int to = match.end(1) - match.start();
    String whole = match.group();
    return Matcher.quoteReplacement(
        whole.substring(0, from) + placeholder(secret) + whole.substring(to));
  }

  /** What stands for a value: the same for the same value on the same node. */
  public String placeholder(String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return "(redacted " + HexFormat.of().formatHex(digest).substring(0, SHOWN_DIGITS) + ")";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
