package dev.holdfast.runtime.podman.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A file of credentials by registry and path, as {@code podman login} and {@code docker login}
 * write it. The longest entry counts that is the image's repository or a folder above it.
 */
final class AuthFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode content;

  private AuthFile(JsonNode content) {
    this.content = content;
  }

  static AuthFile read(Path path) throws CredentialFailure {
    try {
      return parse(JSON.readTree(path.toFile()));
    } catch (IOException e) {
      throw new CredentialFailure("auth.config = \"%s\" cannot be read as JSON".formatted(path));
    }
  }

  static AuthFile parse(JsonNode content) {
    return new AuthFile(content);
  }

  Optional<Credentials> find(ImageReference image) throws CredentialFailure {
    String best = "";
    for (Map.Entry<String, JsonNode> entry : content.path("auths").properties()) {
      String scope = scope(entry.getKey());
      boolean better = scope.length() > scope(best).length();
      if (better && covers(scope, image.repository()) && !entry.getValue().isEmpty()) {
        best = entry.getKey();
      }
    }
    return best.isEmpty() ? byHelper(image) : Optional.of(entry(best));
  }

  /** Keys may be written as addresses of an old interface. */
  private static String scope(String key) {
    String plain = key.replaceFirst("^https?://", "").replaceFirst("/(v[12]/?)?$", "");
    return plain.equals("index.docker.io") ? "docker.io" : plain;
  }

  private static boolean covers(String scope, String repository) {
    return repository.equals(scope) || repository.startsWith(scope + "/");
  }

  private Credentials entry(String key) throws CredentialFailure {
    JsonNode entry = content.path("auths").path(key);
    String token = entry.path("identitytoken").asText();
    try {
      byte[] decoded = Base64.getDecoder().decode(entry.path("auth").asText().strip());
      String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      if (parts.length < 2) {
        throw new CredentialFailure(
            "auth.config: the entry %s has no user:password".formatted(key));
      }
      return new Credentials(scope(key), parts[0], parts[1].replace("\0", ""), token);
    } catch (IllegalArgumentException _) {
      throw new CredentialFailure("auth.config: the entry %s is not base64".formatted(key));
    }
  }

  private Optional<Credentials> byHelper(ImageReference image) throws CredentialFailure {
    String registry = image.registry();
    String own = content.path("credHelpers").path(registry).asText();
    String helper = own.isEmpty() ? content.path("credsStore").asText() : own;
    return helper.isEmpty() || registry.isEmpty()
        ? Optional.empty()
        : CredentialHelper.ask(helper, image);
  }
}
