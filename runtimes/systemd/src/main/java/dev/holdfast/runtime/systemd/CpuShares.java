package dev.holdfast.runtime.systemd;

/** Nomad's CPU shares in both control group versions. */
final class CpuShares {
  private static final long LEAST_SHARES = 2;
  private static final long MOST_SHARES = 262_144;
  private static final long MOST_WEIGHT = 10_000;

  private CpuShares() {}

  static long shares(long cpuShares) {
    return Math.clamp(cpuShares, LEAST_SHARES, MOST_SHARES);
  }

  /** The line through (2, 1) and (262144, 10000), as container runtimes convert. */
  static long weight(long cpuShares) {
    return 1
        + (shares(cpuShares) - LEAST_SHARES) * (MOST_WEIGHT - 1) / (MOST_SHARES - LEAST_SHARES);
  }
}
