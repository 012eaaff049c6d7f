package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.options.OptionValues;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Limits of CPU time, processes and the like. */
final class LimitPart {
  private static final long LONGEST_PERIOD = 1_000_000;
  private static final long SHORTEST_PERIOD = 1_000;
  private static final long LEAST_QUOTA = 1_000;
  private static final long DEFAULT_PERIOD = 100_000;
  private static final int MOST_OOM_SCORE = 1_000;

  private LimitPart() {}

  static void add(ObjectNode body, CreateInput input) {
    addCpu(body.withObject("/resource_limits").putObject("cpu"), input);
    addProcesses(body, input.options());
    addOomScore(body, input.options());
    addUlimits(body, input.options());
  }

  private static void addCpu(ObjectNode cpu, CreateInput input) {
    Resources resources = input.spec().resources();
    if (resources.cpuShares() > 0 && !input.host().rootless()) {
      cpu.put("shares", Math.max(2, resources.cpuShares()));
    }
    if (!resources.cores().isEmpty()) {
      cpu.put("cpus", resources.cores());
    }
    long period = period(input.options());
    if (input.options().flag("cpu_hard_limit")) {
      cpu.put("period", period);
      cpu.put("quota", quota(resources, period, Runtime.getRuntime().availableProcessors()));
    }
  }

  private static long period(OptionValues options) {
    long period = options.integer("cpu_cfs_period").orElse(DEFAULT_PERIOD);
    if (period < 0 || period > LONGEST_PERIOD) {
      throw Wrong.value(
          "cpu_cfs_period", "" + period, "invalid value for cpu_cfs_period, at most 1000000");
    }
    return Math.max(SHORTEST_PERIOD, period);
  }

  /** CPU time in each period: the reserved part of all cores. */
  static long quota(Resources resources, long period, int cores) {
    return Math.max(LEAST_QUOTA, Math.round(resources.cpuFraction() * period * cores));
  }

  private static void addProcesses(ObjectNode body, OptionValues options) {
    long limit = options.integer("pids_limit").orElse(0L);
    if (limit < -1) {
      throw Wrong.value("pids_limit", "" + limit, "use -1 for no limit");
    }
    if (limit != 0) {
      body.withObject("/resource_limits").putObject("pids").put("limit", limit);
    }
  }

  private static void addOomScore(ObjectNode body, OptionValues options) {
    long score = options.integer("oom_score_adj").orElse(0L);
    if (Math.abs(score) > MOST_OOM_SCORE) {
      throw Wrong.value("oom_score_adj", "" + score, "use a number from -1000 to 1000");
    }
    if (score != 0) {
      body.put("oom_score_adj", score);
    }
  }

  /**
   * With one of nofile and nproc alone Podman makes up the other, larger than the host may allow;
   * so it is given what holds here.
   */
  private static void addUlimits(ObjectNode body, OptionValues options) {
    Map<String, String> limits = new TreeMap<>();
    options.textMap("ulimit").forEach((name, value) -> limits.put(plain(name), value));
    if (limits.isEmpty()) {
      return;
    }
    limits.putIfAbsent("nofile", ProcessLimits.hardest("Max open files"));
    limits.putIfAbsent("nproc", ProcessLimits.hardest("Max processes"));
    limits.forEach((name, value) -> {
      String[] parts = value.split(":", -1);
      ObjectNode limit = body.withArray("r_limits").addObject().put("type", name);
      limit.put("soft", number("soft", name, parts[0]));
      limit.put("hard", number("hard", name, parts.length > 1 ? parts[1] : parts[0]));
    });
  }

  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("rlimit_") ? lower.substring("rlimit_".length()) : lower;
  }

  private static long number(String kind, String name, String text) {
    String plain = text.strip();
    if (plain.equals("unlimited") || plain.equals("-1")) {
      return -1;
    }
    try {
      return Long.parseUnsignedLong(plain);
    } catch (NumberFormatException _) {
      throw Wrong.value(
          "ulimit " + name, text, "Malformed %s ulimit, use a number or unlimited".formatted(kind));
    }
  }
}
