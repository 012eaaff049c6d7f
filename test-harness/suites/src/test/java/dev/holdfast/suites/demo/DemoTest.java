package dev.holdfast.suites.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.suites.NeedsLab;
import dev.holdfast.suites.PluginUnderTest;
import dev.holdfast.suites.agent.AgentCondition;
import dev.holdfast.suites.agent.NomadBinary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code example/demo} on a node of its own. */
@NeedsLab
final class DemoTest {
  @Test
  void demoShowsThatTasksOutliveTheStandIn() throws IOException, InterruptedException {
    String said = demo("/no/nomad/here");

    assertThat(said).contains("stand-in for a Nomad agent");
    checkTables(said);
  }

  @Test
  @ExtendWith(AgentCondition.class)
  void demoShowsThatTasksOutliveARealAgent() throws IOException, InterruptedException {
    String said = demo(NomadBinary.find().orElseThrow().toString());

    assertThat(said).contains("a real Nomad agent");
    checkTables(said);
  }

  private static String demo(String nomad) throws IOException, InterruptedException {
    Path script = PluginUnderTest.checkout().resolve("example/demo");
    ProcessBuilder builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
    builder.environment().put("HOLDFAST_NODE_NAME", "demo-" + ProcessHandle.current().pid());
    builder.environment().put(NomadBinary.VARIABLE, nomad);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.print(said);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static void checkTables(String said) {
    for (String task : List.of("web", "worker")) {
      List<String> rows = rows(said, task);
      assertThat(rows).as(task).hasSize(2);
      assertThat(rows.getLast()).isEqualTo(rows.getFirst()).contains("running");
    }
    assertThat(rows(said, "job").getLast()).matches("job +- +- +dead +7");
    assertThat(said).contains("nothing is left to reconcile");
  }

  private static List<String> rows(String said, String task) {
    return said.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(task + " ") && line.matches(".*(running|dead).*"))
        .toList();
  }
}
