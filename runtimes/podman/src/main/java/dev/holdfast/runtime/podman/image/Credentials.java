package dev.holdfast.runtime.podman.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A name and a secret for a registry.
 *
 * @param scope registry, maybe with a path, that they are for; empty where only Podman knows which
 *     registry a short name means
 */
record Credentials(String scope, String username, String password, String identityToken) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As a request's header: by registry, so that Podman sends them to no other one. */
  String header() {
    ObjectNode auth = JSON.createObjectNode();
    ObjectNode fields = scope.isEmpty() ? auth : auth.putObject(scope);
    fields.put("username", username).put("password", password);
    if (!identityToken.isEmpty()) {
      fields.put("identitytoken", identityToken);
    }
    return Base64.getUrlEncoder().encodeToString(auth.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Credentials[" + scope + ", " + username + "]";
  }
}
