package dev.holdfast.contracts;

import dev.holdfast.runtime.Environment;
import dev.holdfast.runtime.Invocation;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Stdio;
import dev.holdfast.runtime.TaskDirectory;
import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes specs: everything has a default but who the workload is. {@code Specs.of(owner("a"),
 * slot(1, "web")).options(command("/bin/true")).build()}.
 */
public final class Specs {
  private final Owner owner;
  private final TaskSlot slot;
  private Invocation invocation;
  private String namespace = "default";
  private String jobId = "job";
  private String group = "group";
  private OptionValues options = command("/bin/true");
  private Map<String, String> environment = Map.of();
  private String user = "";
  private TaskDirectory directory;
  private Resources resources = Resources.none();
  private Stdio stdio = new Stdio("/dev/null", "/dev/null");

  private Specs(Owner owner, TaskSlot slot) {
    this.owner = owner;
    this.slot = slot;
    this.invocation = invocation(slot, 1);
    this.directory = new TaskDirectory(Path.of("/"), ".");
  }

  /** A spec of the slot's first invocation that runs {@code /bin/true}. */
  public static Specs of(Owner owner, TaskSlot slot) {
    return new Specs(owner, slot);
  }

  /** An owner for tests; the same for the same name, always. */
  public static Owner owner(String name) {
    return Owner.of("contracts", Path.of("/contracts", name));
  }

  /** A slot whose allocation id is a UUID made of the number: the same for the same number. */
  public static TaskSlot slot(long number, String task) {
    return new TaskSlot(new UUID(0, number).toString(), task);
  }

  /**
   * The id of a start attempt, in the form of Nomad: {@code <allocation>/<task>/<8 hex digits>}.
   */
  public static Invocation invocation(TaskSlot slot, int attempt) {
    return new Invocation(slot + "/" + "%08x".formatted(attempt));
  }

  /** A {@code config} block with {@code command} and, where there are any, {@code args}. */
  public static OptionValues command(String program, String... arguments) {
    return arguments.length == 0
        ? new OptionValues(Map.of("command", program))
        : new OptionValues(Map.of("command", program, "args", List.of(arguments)));
  }

  /** The same with program and arguments in one list. */
  public static OptionValues command(List<String> line) {
    return command(line.getFirst(), line.subList(1, line.size()).toArray(String[]::new));
  }

  /** Another attempt of the same slot, counted from 1. */
  public Specs attempt(int attempt) {
    return invocation(invocation(slot, attempt));
  }

  public Specs invocation(Invocation value) {
    invocation = value;
    return this;
  }

  /** Where the task belongs in Nomad. */
  public Specs job(String namespace, String jobId, String group) {
    this.namespace = namespace;
    this.jobId = jobId;
    this.group = group;
    return this;
  }

  public Specs options(OptionValues value) {
    options = value;
    return this;
  }

  public Specs environment(Map<String, String> value) {
    environment = value;
    return this;
  }

  public Specs user(String value) {
    user = value;
    return this;
  }

  public Specs directory(TaskDirectory value) {
    directory = value;
    return this;
  }

  public Specs resources(Resources value) {
    resources = value;
    return this;
  }

  /** Paths of FIFOs; {@code /dev/null} otherwise. */
  public Specs output(String stdoutPath, String stderrPath) {
    stdio = new Stdio(stdoutPath, stderrPath);
    return this;
  }

  public WorkloadSpec build() {
    return new WorkloadSpec(
        new WorkloadLabels(owner, slot, invocation, namespace, jobId, group),
        options,
        new Environment(environment),
        user,
        directory,
        resources,
        stdio,
        List.of(),
        List.of(),
        "");
  }
}
