package dev.holdfast.runtime.systemd.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionsTest {

  @Test
  void sessionIsReadBehindAnyName() {
    assertThat(Sessions.isAliveIn("7 (a) 1 2 3) S 1 7 99 0 -1", 99)).isTrue();
    assertThat(Sessions.isAliveIn("7 (a) 1 2 3) S 1 7 99 0 -1", 3)).isFalse();
  }

  @Test
  void deadOnesDoNotCount() {
    assertThat(Sessions.isAliveIn("7 (a) Z 1 7 99 0 -1", 99)).isFalse();
  }

  @Test
  void whatIsNoLineOfProcIsNobody() {
    assertThat(Sessions.isAliveIn("", 99)).isFalse();
    assertThat(Sessions.isAliveIn("7 (a) S", 99)).isFalse();
  }
}
