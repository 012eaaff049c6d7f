package dev.holdfast.suites.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.nomadside.agent.AgentReply;
import dev.holdfast.nomadside.agent.Phase;
import dev.holdfast.nomadside.agent.TaskView;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Judges a field after a fault. */
final class Verdict {
  private static final Duration POLL = Duration.ofMillis(400);
  private static final Set<String> RECOVERIES =
      Set.of("restored", "recovered after the death of the plugin");

  private final AgentField field;
  private int recoveries;

  Verdict(AgentField field) {
    this.field = field;
  }

  /** Waits for the end of the recovery, then compares with the truth. */
  void afterFault(int moreRecoveries) throws IOException {
    recoveries += moreRecoveries;
    await("the client settles")
        .atMost(AgentField.LIMIT)
        .pollInterval(POLL)
        .until(() -> isSettled(field.list()));
    AgentReply reply = field.list();
    endsAreTrue(reply);
    othersRunUntouched(reply);
  }

  private boolean isSettled(AgentReply reply) {
    boolean ended =
        field.endings().keySet().stream().allMatch(name -> reply.task(name).phase() == Phase.DEAD);
    return ended && field.identities().keySet().stream().map(reply::task).allMatch(this::isBack);
  }

  // A task that the client has given up will not come back; that is for the comparison to say.
  private boolean isBack(TaskView task) {
    return task.phase() == Phase.DEAD
        || task.events().stream().filter(RECOVERIES::contains).count() >= recoveries;
  }

  private void endsAreTrue(AgentReply reply) {
    field
        .endings()
        .forEach((name, ending) -> {
          TaskView task = reply.task(name);
          assertThat(task.exit())
              .as("exit of %s, events %s", name, task.events())
              .isEqualTo(ending.truth());
          assertThat(task.starts()).as("starts of %s, events %s", name, task.events()).isOne();
        });
  }

  private void othersRunUntouched(AgentReply reply) {
    Map<String, List<ProcessIdentity>> expected = new TreeMap<>();
    Map<String, List<ProcessIdentity>> actual = new TreeMap<>();
    for (Map.Entry<String, ProcessIdentity> each : field.identities().entrySet()) {
      TaskView task = reply.task(each.getKey());
      assertThat(task.phase())
          .as("%s, events %s", task.name(), task.events())
          .isEqualTo(Phase.RUNNING);
      assertThat(task.starts()).as("starts of %s", task.name()).isOne();
      expected.put(each.getKey(), List.of(each.getValue()));
      actual.put(each.getKey(), task.processes());
    }
    assertThat(actual).as("pid and start time of each task").isEqualTo(expected);
  }
}
