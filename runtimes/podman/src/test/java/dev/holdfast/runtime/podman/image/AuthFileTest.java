package dev.holdfast.runtime.podman.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AuthFileTest {
  private final ObjectNode content = new ObjectMapper().createObjectNode();

  private AuthFileTest with(String key, String login) {
    String auth = Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    content.withObject("/auths").putObject(key).put("auth", auth);
    return this;
  }

  private String user(String image) throws CredentialFailure {
    return AuthFile.parse(content)
        .find(ImageReference.parse(image))
        .map(found -> found.username() + "/" + found.password())
        .orElse("nobody");
  }

  @Test
  void longestEntryThatIsTheImageOrAFolderAboveItCounts() throws CredentialFailure {
    with("example.com", "a:1").with("example.com/foo", "b:2").with("example.com/foo/bar", "c:3");
    assertThat(user("example.com/x")).isEqualTo("a/1");
    assertThat(user("example.com/foo/x:7")).isEqualTo("b/2");
    assertThat(user("example.com/foo/bar@sha256:00")).isEqualTo("c/3");
    assertThat(user("example.com/foobar")).isEqualTo("a/1");
  }

  @Test
  void nothingGoesToAnotherRegistry() throws CredentialFailure {
    with("example.com", "a:1").with("example.co", "b:2");
    assertThat(user("example.com.evil.org/x")).isEqualTo("nobody");
    assertThat(user("evil.org/example.com/x")).isEqualTo("nobody");
    assertThat(user("redis")).isEqualTo("nobody");
  }

  @Test
  void keysOfTheOldInterfaceAreUnderstood() throws CredentialFailure {
    with("https://index.docker.io/v1/", "a:b:c");
    assertThat(user("docker.io/library/redis")).isEqualTo("a/b:c");
  }

  @Test
  void damagedEntryIsNamedWithoutItsContent() {
    content.withObject("/auths").putObject("example.com").put("auth", "hunter2!");
    assertThatThrownBy(() -> user("example.com/x"))
        .hasMessageContaining("example.com")
        .hasMessageNotContaining("hunter2");
  }
}
