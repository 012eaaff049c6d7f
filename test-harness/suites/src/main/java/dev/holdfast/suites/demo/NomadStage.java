package dev.holdfast.suites.demo;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.suites.agent.AgentRig;
import dev.holdfast.suites.agent.AgentSetup;
import dev.holdfast.suites.agent.JobText;
import dev.holdfast.suites.agent.NomadBinary;
import dev.holdfast.suites.agent.RunningJob;
import dev.holdfast.suites.agent.TaskEvent;
import dev.holdfast.suites.agent.TaskReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real Nomad agent, server and client in one. */
final class NomadStage implements Stage {
  private final AgentRig rig;
  private final Map<String, RunningJob> jobs = new HashMap<>();

  NomadStage() throws IOException {
    this.rig = AgentRig.of(AgentSetup.fresh("demo", "systemd"));
  }

  @Override
  public String name() {
    return "a real Nomad agent, " + NomadBinary.find().orElseThrow();
  }

  @Override
  public void start() throws IOException {
    rig.start();
  }

  @Override
  public void run(DemoTask task) {
    JobText job =
        task.ends()
            ? JobText.batch(task.name(), task.script())
            : JobText.service(task.name(), task.script());
    jobs.put(task.name(), rig.run(job));
  }

  @Override
  public Row row(DemoTask task) {
    RunningJob job = job(task);
    TaskReport report = job.task();
    List<ProcessIdentity> processes = job.processes();
    return new Row(
        task.name(),
        processes.size() == 1 ? Optional.of(processes.getFirst()) : Optional.empty(),
        report.state(),
        report.ends().stream().mapToInt(TaskEvent::exitCode).reduce((_, last) -> last),
        report.restarts());
  }

  private RunningJob job(DemoTask task) {
    return Optional.ofNullable(jobs.get(task.name())).orElseThrow();
  }

  @Override
  public long agentPid() {
    return rig.agentPid();
  }

  @Override
  public long pluginPid() {
    return rig.plugin().pid();
  }

  @Override
  public void killAgent() throws InterruptedException {
    rig.killAgent();
  }

  @Override
  public Path stateDir() {
    return rig.setup().stateDir();
  }

  @Override
  public void close() throws IOException {
    rig.close();
  }
}
