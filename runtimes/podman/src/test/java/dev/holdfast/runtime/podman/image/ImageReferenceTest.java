package dev.holdfast.runtime.podman.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.RuntimeRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

  @ParameterizedTest
  @CsvSource({
    "redis, redis:latest",
    "redis:7, redis:7",
    "docker://redis, docker.io/library/redis:latest",
    "docker://library/redis:7, docker.io/library/redis:7",
    "localhost:5000/a/b, localhost:5000/a/b:latest",
    "example.com/a@sha256:0011, example.com/a@sha256:0011",
    "oci-archive:/tmp/x.tar, /tmp/x.tar",
    "docker-archive:https://example.com/x.tar, https://example.com/x.tar"
  })
  void referencesAreCompleted(String text, String name) {
    assertThat(ImageReference.parse(text).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dir:/tmp/x", "https://example.com/a", "a b", "../x", "oci-archive:", ""})
  void otherThingsAreRefusedByName(String text) {
    assertThatThrownBy(() -> ImageReference.parse(text))
        .isInstanceOf(RuntimeRefused.class)
        .hasMessageContaining("image");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:5000/a/b:1, localhost:5000, localhost:5000/a/b",
    "example.com/a@sha256:0011, example.com, example.com/a",
    "redis:7, '', redis"
  })
  void registryAndRepositoryAreFoundApartFromTheTag(String text, String registry, String path) {
    ImageReference image = ImageReference.parse(text);
    assertThat(image.registry()).isEqualTo(registry);
    assertThat(image.repository()).isEqualTo(path);
  }

  @Test
  void archivesOfWebServersAreTold() {
    assertThat(ImageReference.parse("docker-archive:http://x/y").isUrl()).isTrue();
    assertThat(ImageReference.parse("docker-archive:/x/y").isUrl()).isFalse();
  }
}
