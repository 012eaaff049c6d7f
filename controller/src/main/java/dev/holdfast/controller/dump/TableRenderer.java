package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.TaskImage.RemarkImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An image for people: a summary, whose image it is, and a row for each task with its last
 * decisions below. No line is longer than {@value #WIDTH} columns.
 */
public final class TableRenderer {
  static final int WIDTH = 120;

  private static final String INDENT = "    ";

  private final int remarks;

  /**
   * A renderer.
   *
   * @param remarks how many lines of each task's history to show
   */
  public TableRenderer(int remarks) {
    this.remarks = remarks;
  }

  public String render(NodeImage image) {
    List<String> lines = new ArrayList<>();
    lines.add(Summary.of(image));
    lines.addAll(HeaderText.lines(image.header()));
    AuditImage audit = image.audit();
    if (audit != null) {
      addAudit(audit, lines);
    } else if (!image.tasks().isEmpty()) {
      lines.add("");
      addTasks(image, lines);
    }
    return String.join("\n", lines) + "\n";
  }

  private static void addAudit(AuditImage audit, List<String> lines) {
    lines.add("");
    lines.add(
        "audit: %s in the runtime, %s"
            .formatted(
                Words.counted(audit.workloads(), "workload"),
                audit.findings().isEmpty()
                    ? "each with its record, and none is missing"
                    : Words.counted(audit.findings().size(), "thing does", "things do")
                        + " not fit"));
    audit.findings().stream()
        .map(it -> it.kind() + "  " + it.what() + " (" + it.workload() + "): " + it.words())
        .map(TableRenderer::wrapped)
        .forEach(lines::addAll);
  }

  private void addTasks(NodeImage image, List<String> lines) {
    Columns columns = Columns.of(image.tasks());
    lines.add(columns.titles());
    for (TaskImage task : image.tasks()) {
      lines.add(columns.row(task));
      details(task).map(TableRenderer::wrapped).forEach(lines::addAll);
    }
  }

  private Stream<String> details(TaskImage task) {
    Stream<String> standing =
        Stream.of(
            labelled("differs", task.difference().isEmpty() ? "" : task.difference() + since(task)),
            labelled("plan", task.difference().isEmpty() ? "" : plan(task)),
            labelled("error", error(task.plan())),
            labelled("runtime", identifiers(task)),
            labelled("given", task.observed().evidence() == null ? "" : given(task)),
            labelled("says", SightText.verbatim(task.observed())),
            labelled("kernel", EvidenceText.of(task.observed().evidence())));
    List<RemarkImage> history = task.history();
    Stream<String> last =
        history.subList(Math.max(0, history.size() - remarks), history.size()).stream()
            .map(Words::remark);
    return Stream.concat(standing.filter(text -> !text.isEmpty()), last);
  }

  private static String given(TaskImage task) {
    return GivenText.of(task.desired().spec());
  }

  private static String labelled(String label, String text) {
    return text.isEmpty() ? "" : label + ": " + text;
  }

  private static String plan(TaskImage task) {
    TaskImage.PlanImage plan = task.plan();
    return Stream.of(
            plan.reason(),
            labelled("next", plan.action()),
            plan.doing().isEmpty() ? "" : "is at: " + plan.doing(),
            plan.nextLook().isEmpty() ? "" : "looks again " + next(plan))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String next(TaskImage.PlanImage plan) {
    return plan.nextAt() == null ? plan.nextLook() : "at " + Words.time(plan.nextAt());
  }

  private static String since(TaskImage task) {
    Instant since = task.differences().isEmpty() ? null : task.differences().getFirst().since();
    return since == null ? "" : ", since " + Words.time(since);
  }

  private static String error(TaskImage.PlanImage plan) {
    String error = plan.lastError();
    String blocked = plan.blockedBy().isEmpty() ? "" : ", blocked by the " + plan.blockedBy();
    return error == null ? "" : error + " (" + plan.failures() + " times in a row" + blocked + ")";
  }

  private static String identifiers(TaskImage task) {
    return task.identifiers().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static List<String> wrapped(String text) {
    return Words.wrapped(text, WIDTH, INDENT);
  }

  /** The columns, as wide as their content needs. */
  private record Columns(List<Integer> widths) {
    private static final List<String> TITLES = List.of("TASK", "JOB", "WANTED", "SEEN", "STANDS");
    private static final List<Integer> LIMITS = List.of(36, 22, 14, 32, 12);
    private static final List<Function<TaskImage, String>> CELLS =
        List.of(
            task ->
                task.allocId().substring(0, Math.min(8, task.allocId().length()))
                    + "/"
                    + task.task(),
            TaskImage::jobId,
            task -> Words.desired(task.desired()),
            Words::seen,
            task -> Words.lower(task.phase()));

    static Columns of(List<TaskImage> tasks) {
      List<Integer> widths = new ArrayList<>();
      for (int i = 0; i < TITLES.size(); i++) {
        Function<TaskImage, String> cell = CELLS.get(i);
        int widest = tasks.stream().mapToInt(task -> cell.apply(task).length()).max().orElse(0);
        widths.add(Math.clamp(widest, TITLES.get(i).length(), LIMITS.get(i)));
      }
      return new Columns(widths);
    }

    String titles() {
      return line(TITLES);
    }

    String row(TaskImage task) {
      return line(CELLS.stream().map(cell -> cell.apply(task)).toList());
    }

    private String line(List<String> cells) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.size(); i++) {
        line.append(Words.padded(cells.get(i), widths.get(i))).append(' ');
      }
      return line.toString().stripTrailing();
    }
  }
}
