package dev.holdfast.runtime.linux.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OomKillTest {
  private static final String LOG =
      """
      <4>[ 1117.812643] Memory cgroup stats for /a/system.slice/oomt.service:
      <6>[ 1117.812687] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,\
      mems_allowed=0,oom_memcg=/a/system.slice/oomt.service,\
      task_memcg=/a/system.slice/oomt.service,task=bash,pid=16401,uid=0
      <3>[ 1117.812698] Memory cgroup out of memory: Killed process 16401 (bash)
      <6>[    5.000001] oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=x,\
      mems_allowed=0,global_oom,task_memcg=/b.service,task=x,pid=1,uid=0
      """;

  @Test
  void killsAreReadWithTimeAndGroup() {
    assertThat(OomKill.parse(LOG))
        .containsExactly(
            new OomKill(1_117_812_687, "/a/system.slice/oomt.service"),
            new OomKill(5_000_001, "/b.service"));
  }

  @Test
  void lineWithoutTimeOrCutOffIsNone() {
    assertThat(OomKill.parse("<6>oom-kill:constraint=x,task_memcg=/b,task=x\n")).isEmpty();
    assertThat(OomKill.parse("ll:x,task_memcg=/b,task=x\n<6>[ 1.000000] oom-kill:x")).isEmpty();
    assertThat(OomKill.parse("")).isEmpty();
  }
}
