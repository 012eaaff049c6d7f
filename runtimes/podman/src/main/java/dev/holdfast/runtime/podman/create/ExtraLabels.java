package dev.holdfast.runtime.podman.create;

import dev.holdfast.runtime.Surroundings;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.WorkloadSpec;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/** Labels with what Nomad calls the task, as the agent's configuration asks for them. */
final class ExtraLabels {
  private static final String PREFIX = "com.hashicorp.nomad.";

  private ExtraLabels() {}

  /** None where there are no patterns; else the allocation's id and those that one matches. */
  static Map<String, String> of(WorkloadSpec spec, List<String> patterns) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (!patterns.isEmpty()) {
      labels.put(PREFIX + "alloc_id", spec.labels().slot().allocId());
      all(spec)
          .forEach((name, value) -> {
            if (patterns.stream().anyMatch(pattern -> matches(pattern, name))) {
              labels.put(PREFIX + name, value);
            }
          });
    }
    return labels;
  }

  private static Map<String, String> all(WorkloadSpec spec) {
    WorkloadLabels labels = spec.labels();
    Surroundings place = spec.surroundings();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("job_name", place.jobName());
    all.put("job_id", labels.jobId());
    all.put("task_group_name", labels.group());
    all.put("task_name", labels.slot().taskName());
    all.put("namespace", labels.namespace());
    all.put("node_name", place.nodeName());
    all.put("node_id", place.nodeId());
    return all;
  }

  private static boolean matches(String pattern, String name) {
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      return matcher.matches(Path.of(name));
    } catch (PatternSyntaxException _) {
      return false;
    }
  }
}
