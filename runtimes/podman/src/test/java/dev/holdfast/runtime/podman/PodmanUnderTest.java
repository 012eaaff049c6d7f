package dev.holdfast.runtime.podman;

import dev.holdfast.contracts.BehindRelay;
import dev.holdfast.contracts.HalfLaunch;
import dev.holdfast.contracts.Patience;
import dev.holdfast.contracts.Relay;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import dev.holdfast.runtime.options.OptionValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** This node's Podman, reached through a {@link Relay} so that a test can take it away. */
final class PodmanUnderTest implements BehindRelay {
  static final Path SOCKET = Path.of("/run/podman/podman.sock");

  /** One for all tests: what ships the output serves all of them, and ends by itself. */
  private static final Path BOOT_FOLDER = makeBootFolder();

  private final Relay relay;
  private final List<String> user;
  private final Map<String, Object> settings = new HashMap<>();

  PodmanUnderTest() {
    this(SOCKET, List.of());
  }

  private PodmanUnderTest(Path socket, List<String> user) {
    this.relay = new Relay(socket);
    this.user = user;
    TestImage.make();
    settings.put("socket_path", "unix://" + relay.socket());
    settings.put("client_http_timeout", Patience.of(Duration.ofSeconds(8)).toSeconds() + "s");
  }

  /** A user's Podman in place of the node's; skips the test where there is none. */
  static PodmanUnderTest ofUser() {
    return new PodmanUnderTest(UserPodman.open(), UserPodman.AS_USER);
  }

  private static Path makeBootFolder() {
    try {
      Path folder = Files.createTempDirectory("holdfast-boot-");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With this option of the agent's configuration. */
  PodmanUnderTest with(String option, Object value) {
    settings.put(option, value);
    return this;
  }

  /** With another service beside this node's own, which stays the default. */
  PodmanUnderTest beside(String name, Path socket) {
    settings.remove("socket_path");
    return with("socket", List.of(service(name, socket), service("default", relay.socket())));
  }

  private static OptionValues service(String name, Path socket) {
    return new OptionValues(Map.of("name", name, "socket_path", "unix://" + socket));
  }

  /** Whether the agent would take these options. */
  void check() {
    new PodmanProvider().checkPluginOptions(new OptionValues(settings));
  }

  @Override
  public WorkloadRuntime open(Owner owner) {
    return new PodmanProvider()
        .open(new RuntimeContext(owner, new OptionValues(settings), BOOT_FOLDER));
  }

  Path bootFolder() {
    return BOOT_FOLDER;
  }

  @Override
  public OptionValues options(List<String> commandLine) {
    return TestOptions.of(commandLine);
  }

  @Override
  public OptionValues refusedOptions() {
    return new OptionValues(Map.of("image", ""));
  }

  @Override
  public Relay relay() {
    return relay;
  }

  @Override
  public Optional<HalfLaunch> halfLaunch() {
    return Optional.of(this::create);
  }

  private void create(WorkloadSpec spec) {
    List<String> command = new ArrayList<>(List.of("create", "--name", spec.id().value()));
    ContainerLabels.of(spec.labels())
        .forEach((key, value) -> command.addAll(List.of("--label", key + "=" + value)));
    command.addAll(List.of("--network", "none", TestImage.NAME, "/bin/true"));
    podman(command);
  }

  private String podman(List<String> words) {
    List<String> command = new ArrayList<>(user);
    command.add("podman");
    command.addAll(words);
    return TestImage.run(command.toArray(String[]::new));
  }

  @Override
  public List<String> leftovers(WorkloadId id) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(BOOT_FOLDER)) {
      files.map(Path::toString).filter(file -> file.contains(id.value())).forEach(found::add);
    } catch (IOException | UncheckedIOException e) {
      found.add("cannot look below " + BOOT_FOLDER + ": " + e.getMessage());
    }
    podman(List.of("ps", "-a", "--external", "--format", "{{.Names}}"))
        .lines()
        .filter(name -> name.contains(id.value()))
        .forEach(found::add);
    return found;
  }

  @Override
  public void close() {
    relay.close();
  }
}
