package dev.holdfast.runtime.systemd;

import dev.holdfast.contracts.BehindRelay;
import dev.holdfast.contracts.Relay;
import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.RuntimeContext;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.runtime.systemd.bus.BusEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** This node's systemd, reached through a {@link Relay} so that a test can take it away. */
final class SystemdUnderTest implements BehindRelay {
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
  private static final Path TRANSIENT = Path.of("/run/systemd/transient");

  private final BusEndpoint endpoint;
  private final Relay relay;
  private final Path bootFolder;

  SystemdUnderTest() {
    this(new BusEndpoint(Path.of("/run/systemd/private"), true));
  }

  SystemdUnderTest(BusEndpoint endpoint) {
    this.endpoint = endpoint;
    this.relay = new Relay(endpoint.socket());
    try {
      bootFolder = Files.createTempDirectory("holdfast-boot-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public WorkloadRuntime open(Owner owner) {
    return SystemdRuntime.open(
        new RuntimeContext(owner, OptionValues.none(), bootFolder),
        () -> new BusEndpoint(relay.socket(), endpoint.direct()));
  }

  Path bootFolder() {
    return bootFolder;
  }

  @Override
  public Relay relay() {
    return relay;
  }

  @Override
  public List<String> leftovers(WorkloadId id) {
    List<String> found = new ArrayList<>();
    for (Path root : List.of(CGROUPS, TRANSIENT, CommandDropIns.UNITS, bootFolder)) {
      found.addAll(named(root, id));
    }
    return found;
  }

  private static List<String> named(Path root, WorkloadId id) {
    try (Stream<Path> files =
        Files.find(
            root,
            6,
            (path, attributes) -> path.getFileName().toString().startsWith(id.value()),
            FileVisitOption.FOLLOW_LINKS)) {
      return files.map(Path::toString).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of("cannot look below " + root + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    relay.close();
    try (Stream<Path> files = Files.walk(bootFolder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
