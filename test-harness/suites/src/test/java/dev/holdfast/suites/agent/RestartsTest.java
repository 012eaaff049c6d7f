package dev.holdfast.suites.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.nomadside.observe.Proc;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agent, plugin, or both go away and come back while tasks run and others end. */
@NeedsAgent
final class RestartsTest {
  private static final Duration SOON = Duration.ofSeconds(70);

  @TempDir private Path folder = Path.of("");

  /** Row 117. */
  @Test
  @Tag("A02")
  @DisplayName("A02 under a real agent a task outlives the death of the plugin")
  void taskOutlivesTheDeathOfThePlugin(AgentRig rig) {
    Survivor survivor = Survivor.start(rig, "plugin-killed");

    ProcessIdentity killed = rig.killPlugin();

    rig.pluginAfter(killed);
    survivor.isFoundAgain();
  }

  /** Row 121. */
  @Test
  @Tag("A01")
  @DisplayName("A01 task and plugin outlive the death of a real agent")
  void taskAndPluginOutliveTheDeathOfTheAgent(AgentRig rig) throws Exception {
    Survivor survivor = Survivor.start(rig, "agent-killed");
    ProcessIdentity plugin = rig.plugin();

    rig.killAgent();
    rig.start();

    survivor.isFoundAgain();
    assertThat(rig.plugin()).isEqualTo(plugin);
  }

  /** Row 120. */
  @Test
  @Tag("A01")
  @DisplayName("A01 a task outlives a restart of a real agent in good order")
  void taskOutlivesARestartOfTheAgentInGoodOrder(AgentRig rig) throws Exception {
    Survivor survivor = Survivor.start(rig, "agent-restarted");

    rig.stopAgent();
    assertThat(rig.plugins()).isEmpty();
    rig.start();

    survivor.isFoundAgain();
  }

  /** Row 122, with both down. */
  @Test
  @Tag("A03")
  @DisplayName("A03 a real agent is told of an end while it and the plugin were down")
  void codeOfATaskThatEndsWhileBothAreDownIsTold(AgentRig rig) throws Exception {
    Survivor survivor = Survivor.start(rig, "both-killed");
    Ender ender = new Ender(folder);
    RunningJob ending = rig.run(ender.job("ends-meanwhile", 7));
    ProcessIdentity process = ending.process();

    ProcessIdentity plugin = rig.plugin();
    rig.killAgent();
    PluginProcesses.kill(plugin);
    ender.letEnd(process);
    rig.start();

    assertThat(ending.awaitDead().ends()).extracting(TaskEvent::exitCode).containsExactly(7);
    assertThat(ending.task().restarts()).isZero();
    survivor.isFoundAgain();
  }

  /** Row 122. */
  @Test
  @Tag("A03")
  @DisplayName("A03 a real agent is told of an end while it was down")
  void codeOfATaskThatEndsWhileTheAgentIsDownIsTold(AgentRig rig) throws Exception {
    Ender ender = new Ender(folder);
    RunningJob ending = rig.run(ender.job("ends-without-agent", 7));
    ProcessIdentity process = ending.process();

    rig.stopAgent();
    ender.letEnd(process);
    rig.start();

    assertThat(ending.awaitDead().ends()).extracting(TaskEvent::exitCode).containsExactly(7);
  }

  /** Row 123, and 122 for a success. */
  @Test
  void batchThatIsOverIsNotRunAgain(AgentRig rig) throws Exception {
    Path runs = folder.resolve("runs");
    RunningJob before = rig.run(JobText.batch("over-before", "echo before >> " + runs));
    before.awaitDead();
    Ender ender = new Ender(folder);
    RunningJob meanwhile = rig.run(ender.job("over-meanwhile", 0));
    ProcessIdentity process = meanwhile.process();
    TaskReport then = before.task();

    rig.killAgent();
    ender.letEnd(process);
    rig.start();

    assertThat(meanwhile.awaitDead().ends()).extracting(TaskEvent::exitCode).containsExactly(0);
    assertThat(before.task()).isEqualTo(then);
    assertThat(before.allocs()).hasSize(1);
    assertThat(meanwhile.allocs()).hasSize(1);
    assertThat(Files.readAllLines(runs)).containsExactly("before");
  }

  /** Row 118. */
  @Test
  @Tag("A05")
  @DisplayName("A05 under a real agent the death of the plugin during a start leaves one task")
  void deathOfThePluginDuringAStartLeavesOneTask(AgentRig rig) throws IOException {
    RunningJob job = rig.run(JobText.service("start-killed", "exec sleep 600"));
    Waiting.until("task", SOON, job::task, task -> task.types().contains("Task Setup"));

    rig.killPlugin();

    job.awaitRunning();
    assertThat(job.process()).isNotNull();
    assertThat(TaskProcesses.of(job.alloc().id())).hasSize(1);
  }

  /** Row 119. */
  @Test
  @Tag("A06")
  @DisplayName("A06 under a real agent the death of the plugin during a stop saves no task")
  void deathOfThePluginDuringAStopDoesNotSaveTheTask(AgentRig rig) {
    RunningJob job =
        rig.run(JobText.service("stop-killed", "trap '' TERM INT; while :; do sleep 1; done"));
    job.process();

    job.stop();
    Waiting.until("task", SOON, job::task, task -> task.types().contains("Killing"));
    rig.killPlugin();

    job.awaitDead();
    Waiting.until("processes", SOON, job::processes, List::isEmpty);
  }

  /** Row 128, for as long as a test can wait. */
  @Test
  void pluginThatStandsStillForAWhileLosesNothing(AgentRig rig) throws Exception {
    Ender ender = new Ender(folder);
    RunningJob ending = rig.run(ender.job("plugin-halted", 7));
    ProcessIdentity process = ending.process();
    Survivor survivor = Survivor.start(rig, "plugin-halted-beside");
    ProcessIdentity plugin = rig.plugin();

    PluginProcesses.signal("STOP", plugin);
    ender.letEnd(process);
    PluginProcesses.signal("CONT", plugin);

    assertThat(ending.awaitDead().ends()).extracting(TaskEvent::exitCode).containsExactly(7);
    survivor.isFoundAgain();
    assertThat(rig.plugin()).isEqualTo(plugin);
  }

  /** Row 127. */
  @Test
  void deathOfNomadsLogReaderDoesNotHarmTheTask(AgentRig rig) throws Exception {
    Ender ender = new Ender(folder);
    RunningJob job = rig.run(ender.job("log-reader-killed", 7));
    ProcessIdentity process = job.process();

    assertThat(rig.killLogging()).isPositive();

    assertThat(Proc.isAlive(process)).isTrue();
    ender.letEnd(process);
    assertThat(job.awaitDead().ends()).extracting(TaskEvent::exitCode).containsExactly(7);
  }
}
