package dev.holdfast.runtime.podman.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Programs {@code docker-credential-NAME}, which keep credentials elsewhere. */
final class CredentialHelper {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialHelper.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN_USER = "<token>";
  private static final int LIMIT_SECONDS = 10;

  private CredentialHelper() {}

  /** Asks by registry, as most helpers want it, then by repository. */
  static Optional<Credentials> ask(String helper, ImageReference image) throws CredentialFailure {
    String registry = image.registry();
    if (!registry.isEmpty()) {
      try {
        return Optional.of(answer(helper, registry, registry));
      } catch (NoneKept _) {
        return byRepository(helper, image);
      }
    }
    return byRepository(helper, image);
  }

  private static Optional<Credentials> byRepository(String helper, ImageReference image)
      throws CredentialFailure {
    try {
      return Optional.of(answer(helper, image.repository(), image.registry()));
    } catch (NoneKept _) {
      return Optional.empty();
    }
  }

  private static final class NoneKept extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static Credentials answer(String helper, String question, String scope)
      throws CredentialFailure, NoneKept {
    String program = "docker-credential-" + helper;
    try {
      Process process =
          new ProcessBuilder(program, "get").redirectError(ProcessBuilder.Redirect.DISCARD).start();
      say(process, question);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new CredentialFailure(program + " did not answer within 10 s");
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return credentials(program, process.exitValue(), output, scope);
    } catch (IOException e) {
      throw new CredentialFailure(program + " cannot be used: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CredentialFailure("interrupted while asking " + program);
    }
  }

  /** A helper may answer without having read; what it answers counts. */
  private static void say(Process process, String question) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(question.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.debug("a credential helper did not read its question: {}", e.getMessage());
    }
  }

  private static Credentials credentials(String program, int exit, String output, String scope)
      throws CredentialFailure, NoneKept, IOException {
    if (exit != 0) {
      if (output.contains("credentials not found")) {
        throw new NoneKept();
      }
      throw new CredentialFailure(program + " ended with exit code " + exit);
    }
    JsonNode told = JSON.readTree(output);
    String username = told.path("Username").asText();
    String secret = told.path("Secret").asText();
    if (username.isEmpty() && secret.isEmpty()) {
      throw new NoneKept();
    }
    return username.equals(TOKEN_USER)
        ? new Credentials(scope, "", "", secret)
        : new Credentials(scope, username, secret, "");
  }
}
