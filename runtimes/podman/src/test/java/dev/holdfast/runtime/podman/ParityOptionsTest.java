package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Mount;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Resources;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.Surroundings;
import dev.holdfast.runtime.Surroundings.Dns;
import dev.holdfast.runtime.Surroundings.Port;
import dev.holdfast.runtime.WorkloadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What else the Go driver's own tests hold it to, and task options that no other test has. */
@NeedsPodman
class ParityOptionsTest {
  private static final String NETWORK = "holdfast-parity";

  private final Tasks tasks = Tasks.on(new PodmanUnderTest());

  @TempDir private Path folder;

  @AfterEach
  void close() {
    tasks.close();
    TestImage.run("bash", "-c", "podman network rm -f " + NETWORK + " || true");
  }

  @Test
  void missingImageIsNamed() {
    tasks.with("image", "").assertRefused("image name required");
  }

  @Test
  void neverStartedContainerOfTheGoDriversNameIsInNobodysWay() {
    WorkloadSpec spec = tasks.spec("");
    String name = spec.labels().slot().taskName() + "-" + spec.labels().slot().allocId();
    TestImage.run("podman", "create", "--name", name, TestImage.NAME, "/bin/true");
    try {
      assertThat(tasks.output("echo runs")).isEqualTo("runs");
    } finally {
      TestImage.run("podman", "rm", name);
    }
  }

  @Test
  void interruptEndsAProgramWithItsCode() {
    tasks.with("init", true);
    WorkloadSpec spec = tasks.launch();
    tasks
        .bench()
        .runtime()
        .signal(spec.id(), Signal.parse("SIGINT").orElseThrow(), SignalTarget.MAIN);
    tasks.bench().awaitEnd(spec.id());
    assertThat(((Exited) tasks.bench().runtime().observe(spec.id())).status())
        .isIn(ExitStatus.exited(130), ExitStatus.killed(2));
  }

  @Test
  void portMapIsInTheEnvironmentAndLeadsIntoTheContainer() {
    Port http = new Port("http", "127.0.0.1", 21_090, 21_090);
    tasks.with("network_mode", "bridge").with("port_map", Map.of("http", "8888"));
    tasks.surroundings(new Surroundings("job", "node", "id", List.of(), List.of(http), Dns.none()));
    WorkloadSpec spec = tasks.launch();
    assertThat(
            Tasks.inspect(spec, "{{range $p, $b := .NetworkSettings.Ports}}{{$p}}={{$b}} {{end}}"))
        .contains("8888/tcp=[{127.0.0.1 21090}]", "8888/udp=[{127.0.0.1 21090}]");
    assertThat(Tasks.inspect(spec, "{{.Config.Env}}")).contains("NOMAD_PORT_http=8888");
  }

  @Test
  void portWithoutATargetIsTheSameInside() {
    Port same = new Port("same", "127.0.0.1", 21_091, 21_091);
    tasks.with("network_mode", "bridge").with("ports", List.of("same"));
    tasks.surroundings(new Surroundings("job", "node", "id", List.of(same), List.of(), Dns.none()));
    assertThat(
            Tasks.inspect(
                tasks.launch(), "{{range $p, $b := .NetworkSettings.Ports}}{{$p}}={{$b}} {{end}}"))
        .contains("21091/tcp=[{127.0.0.1 21091}]");
  }

  @Test
  void namespacesOfOtherContainersAndPathsAreJoined() {
    tasks.called("main").with("network_mode", "bridge").with("hostname", "");
    WorkloadSpec main = tasks.launch();
    String ip = Tasks.inspect(main, "{{.NetworkSettings.IPAddress}}");
    tasks.called("side").with("network_mode", "container:" + main.id().value());
    assertThat(tasks.output("ip -o addr")).contains(ip);
    String pid = Tasks.inspect(main, "{{.State.Pid}}");
    tasks.called("path").with("network_mode", "ns:/proc/" + pid + "/ns/net");
    assertThat(tasks.output("ip -o addr")).contains(ip);
  }

  @Test
  void sixthVersionAddressIsGiven() {
    TestImage.run("podman", "network", "create", "--subnet", "fd00:77::/64", NETWORK);
    tasks.with("network_mode", NETWORK).with("ipv6_address", "fd00:77::78");
    assertThat(tasks.output("ip -o addr")).contains("fd00:77::78");
  }

  @Test
  void listedAddressesAreGiven() {
    TestImage.run("podman", "network", "create", "--subnet", "10.98.0.0/24", NETWORK);
    tasks.with("network_mode", NETWORK).with("static_ips", List.of("10.98.0.77"));
    assertThat(tasks.output("ip -o addr")).contains("10.98.0.77");
  }

  @Test
  void labelsForSelinuxAreTaken() {
    tasks.with("selinux_opts", List.of("disable"));
    assertThat(tasks.output("echo runs")).isEqualTo("runs");
  }

  @Test
  void hostsUserNamespaceIsTheNodesOwn() throws IOException {
    tasks.with("userns", "host");
    assertThat(tasks.output("readlink /proc/self/ns/user"))
        .isEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/user")).toString());
  }

  @Test
  void volumesOfNomadPropagateAsAsked() throws IOException {
    tasks.mounts(
        List.of(
            new Mount(folder.toString(), "/private", false, "private"),
            new Mount(folder.toString(), "/slave", true, "host-to-task"),
            new Mount(folder.toString(), "/usual", false, "")));
    assertThat(
            Tasks.inspect(
                tasks.launch(),
                "{{range .Mounts}}{{.Destination}}={{.RW}},{{.Propagation}} {{end}}"))
        .contains("/private=true,rprivate", "/slave=false,rslave", "/usual=true,rprivate");
  }

  @Test
  void environmentAndCoresAreNomads() {
    tasks.environment(Map.of("A", "b=c \"d\"")).resources(new Resources(100, 0, "1", 0, 0));
    assertThat(tasks.output("echo \"$A\"; grep Cpus_allowed_list /proc/self/status"))
        .startsWith("b=c \"d\"\n")
        .endsWith("\t1");
  }

  @Test
  void profileOfApparmorIsAskedOfPodman() {
    tasks.with("apparmor_profile", "unconfined");
    assertThat(tasks.output("echo runs")).isEqualTo("runs");
  }
}
