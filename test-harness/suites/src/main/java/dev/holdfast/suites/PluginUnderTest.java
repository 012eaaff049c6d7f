package dev.holdfast.suites;

import java.nio.file.Path;

/** Which plugin the suites test. */
public final class PluginUnderTest {
  private static final String VARIABLE = "HOLDFAST_PLUGIN";
  private static final String PACKAGED = "controller/target/holdfast-0.1.0/bin/systemd";

  private PluginUnderTest() {}

  /** The executable named by {@code HOLDFAST_PLUGIN}, else the one that this checkout packaged. */
  public static Path executable() {
    String named = System.getenv(VARIABLE);
    return named != null && !named.isEmpty() ? Path.of(named) : checkout().resolve(PACKAGED);
  }

  /** The root of the checkout, wherever below it the tests were started. */
  public static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !folder.resolve("test-harness/suites").toFile().exists()) {
      folder = folder.getParent();
    }
    return folder;
  }
}
