package dev.holdfast.suites.agent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.nomadside.observe.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agent that can be killed and started again, and the jobs that it runs. */
public final class AgentRig implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final AgentSetup setup;
  private final NomadApi api;
  private final List<RunningJob> jobs = new ArrayList<>();
  private @Nullable NomadAgent agent;

  private AgentRig(AgentSetup setup) {
    this.setup = setup;
    this.api = new NomadApi(setup.ports().http());
  }

  /** Starts an agent on new or old data and waits until its node takes tasks of the driver. */
  public static AgentRig open(AgentSetup setup) throws IOException {
    AgentRig rig = of(setup);
    rig.start();
    return rig;
  }

  /** The same, not started yet. */
  public static AgentRig of(AgentSetup setup) throws IOException {
    NomadAgent.prepare(setup);
    return new AgentRig(setup);
  }

  public AgentSetup setup() {
    return setup;
  }

  public NomadApi api() {
    return api;
  }

  /** Registers a job file's text. */
  public RunningJob run(String hcl) {
    JsonNode job = api.put("jobs/parse", Map.of("JobHCL", hcl, "Canonicalize", true));
    RunningJob running = new RunningJob(api, job.path("ID").asText());
    jobs.add(running);
    api.put("jobs", Map.of("Job", job));
    return running;
  }

  /** A job that an earlier start of the agent has registered. */
  public RunningJob known(String id) {
    RunningJob running = new RunningJob(api, id);
    jobs.add(running);
    return running;
  }

  public RunningJob run(JobText job) {
    return run(job.hcl());
  }

  /** Starts the agent on the data it has, unless it runs, and waits until it can be used. */
  public void start() throws IOException {
    if (!up()) {
      agent = NomadAgent.start(setup);
    }
    Waiting.until("node, see " + setup.log(), START, this::node, this::usable);
  }

  private boolean up() {
    return agent != null && agent.isAlive();
  }

  private NomadAgent agent() {
    if (agent == null) {
      throw new IllegalStateException("the agent was never started");
    }
    return agent;
  }

  private boolean usable(JsonNode node) {
    return node.path("Status").asText().equals("ready")
        && node.path("SchedulingEligibility").asText().equals("eligible")
        && node.path("Drivers").path(setup.driver()).path("Healthy").asBoolean();
  }

  /** The agent's node with all details. */
  public JsonNode node() {
    return api.get("node/" + nodeId());
  }

  public String nodeId() {
    return api.get("nodes").path(0).path("ID").asText();
  }

  public long agentPid() {
    return agent().pid();
  }

  /** SIGKILL for the agent; plugin and tasks live on. */
  public void killAgent() throws InterruptedException {
    agent().kill();
  }

  /** SIGTERM for the agent; it ends the plugin, the tasks live on. */
  public void stopAgent() throws InterruptedException {
    agent().terminate(STOP);
  }

  /** The one process of the driver plugin. */
  public ProcessIdentity plugin() {
    return Waiting.until("plugin", STOP, this::plugins, found -> found.size() == 1).getFirst();
  }

  /** All processes of the driver plugin; more than one while an agent starts. */
  public List<ProcessIdentity> plugins() {
    return PluginProcesses.ofDriver(setup);
  }

  /** SIGKILL for the plugin; a running agent launches another one. */
  public ProcessIdentity killPlugin() {
    ProcessIdentity plugin = plugin();
    PluginProcesses.kill(plugin);
    return plugin;
  }

  /** The plugin that runs instead of an earlier one. */
  public ProcessIdentity pluginAfter(ProcessIdentity earlier) {
    return Waiting.until(
            "plugin after " + earlier,
            START,
            this::plugins,
            found -> found.size() == 1 && !found.getFirst().equals(earlier))
        .getFirst();
  }

  /** SIGKILL for Nomad's processes that read the tasks' output. */
  public int killLogging() {
    List<ProcessIdentity> found = PluginProcesses.ofLogging(setup);
    found.forEach(PluginProcesses::kill);
    return found.size();
  }

  /** What {@code nomad node drain} does, or takes it back. */
  public void drain(boolean enable) {
    Map<String, Object> request = new HashMap<>();
    request.put("DrainSpec", enable ? Map.of("Deadline", STOP.toNanos()) : null);
    request.put("MarkEligible", !enable);
    api.put("node/" + nodeId() + "/drain", request);
  }

  /** What {@code nomad operator scheduler set-config -memory-oversubscription true} does. */
  public void allowOversubscription() {
    JsonNode config = api.get("operator/scheduler/configuration").path("SchedulerConfig");
    Map<String, Object> changed = NomadApi.JSON.convertValue(config, new TypeReference<>() {});
    changed.put("MemoryOversubscriptionEnabled", true);
    api.put("operator/scheduler/configuration", changed);
  }

  /** Ends and forgets all jobs since the last call, and waits for the end of their processes. */
  public void purge() throws IOException {
    if (jobs.isEmpty()) {
      return;
    }
    start();
    List<AllocReport> allocs = jobs.stream().flatMap(job -> job.allocs().stream()).toList();
    jobs.forEach(job -> api.delete("job/" + job.id() + "?purge=true"));
    jobs.clear();
    for (AllocReport alloc : allocs) {
      Waiting.until(
          "processes of " + alloc.id(), STOP, () -> TaskProcesses.of(alloc.id()), List::isEmpty);
    }
  }

  /** Ends jobs, agent and plugin; the log stays. */
  @Override
  public void close() throws IOException {
    try (api) {
      purge();
      stopAgent();
      plugins().forEach(PluginProcesses::kill);
      killLogging();
      Leftovers.remove(setup.folder());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
