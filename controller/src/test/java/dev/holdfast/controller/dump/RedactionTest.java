package dev.holdfast.controller.dump;

import static dev.holdfast.controller.dump.Images.BOOT;
import static dev.holdfast.controller.dump.Images.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.Observation;
import dev.holdfast.store.Remark;
import dev.holdfast.store.TaskRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private final Redaction redaction = new Redaction(new byte[Redaction.KEY_BYTES]);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD=CANARY7x in the environment",
        "cannot run app --password CANARY7x",
        "cannot run app --token=CANARY7x",
        "{\"secret\": \"CANARY7x and more\"}",
        "Authorization: Bearer CANARY7x",
        "pull https://user:CANARY7x@registry.example/x failed",
        "key hvs.CANARY7xCANARY7x",
        "token eyJCANARY7xCANARY7x.eyJCANARY7x.CANARY7x",
        "-----BEGIN RSA PRIVATE KEY-----\nCANARY7x\n-----END RSA PRIVATE KEY-----",
        "api_key: 'CANARY7x'",
      })
  void whatLooksLikeASecretIsReplaced(String text) {
    assertThat(redaction.text(text)).doesNotContain("CANARY7x").contains("(redacted ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unit holdfast-web-0123456789abcdef.service is gone",
        "/opt/tokenizer/bin/run was not found",
        "exit code 7 after 3 s",
        "alloc 0f1c2d3e-1111-2222-3333-444455556666/web was recovered"
      })
  void whatExplainsStaysReadable(String text) {
    assertThat(redaction.text(text)).isEqualTo(text);
  }

  @Test
  void equalSecretsCanBeComparedOnOneNodeOnly() {
    String one = redaction.text("password=CANARY7x");
    assertThat(redaction.text("password=CANARY7x")).isEqualTo(one);
    assertThat(redaction.text("password=other")).isNotEqualTo(one);
    assertThat(Redaction.withFreshKey().text("password=CANARY7x")).isNotEqualTo(one);
    assertThat(redaction.text(one)).isEqualTo(one);
  }

  @Test
  void noCanaryOfAnErrorReachesAnImage() {
    TaskRecord record =
        Images.launched("web")
            .knowing(
                Images.launched("web").known(),
                new Remark(NOW, BOOT, "launch", "refused: SECRET_KEY=CANARY7x"));
    Belief belief =
        new Belief(
            record,
            new Observation.Unknown("token=CANARY7x"),
            NOW,
            "claimed",
            "password: CANARY7x",
            "soon",
            "auth=CANARY7x",
            1);
    NodeImage image = Images.live(belief);
    assertThat(new JsonRenderer().render(image)).doesNotContain("CANARY");
    assertThat(new TableRenderer(9).render(image)).doesNotContain("CANARY");
  }
}
