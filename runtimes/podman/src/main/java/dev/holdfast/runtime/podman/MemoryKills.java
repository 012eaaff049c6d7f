package dev.holdfast.runtime.podman;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the kernel killed in a container for memory. Its group and counters are gone with its
 * last process, so the kernel's log is asked: it names the group, and so the container's id, also
 * when nobody was connected. A kill that the ring has overwritten is not known.
 */
final class MemoryKills {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryKills.class);

  private MemoryKills() {}

  static boolean happenedIn(String container) {
    try {
      return mentions(read(), container);
    } catch (IOException e) {
      LOG.warn(
          "the kernel's log cannot be read, a memory kill will look like any other: {}",
          e.getMessage());
      return false;
    }
  }

  static boolean mentions(String log, String container) {
    return Pattern.compile("oom-kill:.*,task_memcg=[^,]*" + Pattern.quote(container) + "[^,]*,")
        .matcher(log)
        .find();
  }

  private static String read() throws IOException {
    Process dmesg = new ProcessBuilder("dmesg", "--raw").redirectErrorStream(true).start();
    dmesg.getOutputStream().close();
    return new String(dmesg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
