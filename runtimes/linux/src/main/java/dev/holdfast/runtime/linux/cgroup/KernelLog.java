package dev.holdfast.runtime.linux.cgroup;

import dev.holdfast.runtime.linux.libc.KernelRing;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the kernel's log says about memory. */
public final class KernelLog {
  private static final Logger LOG = LoggerFactory.getLogger(KernelLog.class);

  private KernelLog() {}

  /** The memory kills that the log still holds; none where it may not be read. */
  public static List<OomKill> memoryKills() {
    try {
      return OomKill.parse(KernelRing.read());
    } catch (IOException e) {
      LOG.warn(
          "the kernel's log cannot be read, a memory kill will look like any other: {}",
          e.getMessage());
      return List.of();
    }
  }
}
