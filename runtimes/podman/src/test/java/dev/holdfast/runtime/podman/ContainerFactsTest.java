package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerFactsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                          | none
          {'IPAddress':''}                                                            | none
          {'IPAddress':'1.1.1.1'}                                                     | 1.1.1.1
          {'IPAddress':'1.1.1.1','Networks':{'n':{'IPAddress':'2.2.2.2'}}}            | 1.1.1.1
          {'IPAddress':'','Networks':{'n':{'IPAddress':'2.2.2.2'}}}                   | 2.2.2.2
          {'GlobalIPv6Address':'::1','Networks':{'n':{'IPAddress':'2.2.2.2'}}}        | 2.2.2.2
          {'Networks':{'n':{'IPAddress':'','GlobalIPv6Address':'::2'}}}               | ::2
          {'GlobalIPv6Address':'::1','Networks':{'n':{'GlobalIPv6Address':'::2'}}}    | ::1
          {'Networks':{'a':{'IPAddress':''},'b':{'IPAddress':'2.2.2.2'}}}             | 2.2.2.2
          """,
      quoteCharacter = '"')
  void addressOfTheFourthVersionComesFirstAndTheContainersOwnBeforeItsNetworks(
      String settings, String address) throws JsonProcessingException {
    String json = "{\"NetworkSettings\":%s}".formatted(settings.replace('\'', '"'));
    assertThat(new ContainerFacts(JSON.readTree(json)).address().orElse("none")).isEqualTo(address);
  }
}
