package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.DriverNetwork;
import dev.holdfast.runtime.Surroundings;
import dev.holdfast.runtime.Surroundings.Dns;
import dev.holdfast.runtime.Surroundings.Port;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Networks, ports and names, against this node's Podman. */
@NeedsPodman
class NetworkOptionsTest {
  private static final String NETWORK = "holdfast-test";

  private final Tasks tasks = Tasks.on(new PodmanUnderTest());

  @AfterEach
  void close() {
    tasks.close();
    TestImage.run("bash", "-c", "podman network rm -f " + NETWORK + " || true");
  }

  private static Surroundings place(List<Port> ports, Dns dns) {
    return new Surroundings("job", "node", "id", ports, List.of(), dns);
  }

  @Test
  void modesAreWhatTheySay() {
    tasks.with("network_mode", "bridge");
    assertThat(tasks.output("ip route")).contains("default via 10.88.0.1");
    tasks.called("host").with("network_mode", "host");
    assertThat(tasks.output("ls /proc/self/ns >/dev/null; ip link show podman0 | head -1"))
        .contains("podman0");
    tasks.called("none").with("network_mode", "none");
    assertThat(tasks.output("ip -o link").lines().count()).isEqualTo(1);
  }

  @Test
  void missingNetworkIsRefused() {
    tasks.with("network_mode", "no-such-network").assertRefusedAtLaunch("no-such-network");
  }

  @Test
  void otherTasksNetworkIsJoined() {
    tasks.called("main").with("network_mode", "bridge").with("hostname", "");
    tasks.launch();
    String ip = Tasks.inspect(tasks.spec(""), "{{.NetworkSettings.IPAddress}}");
    tasks.called("side").with("network_mode", "task:main");
    assertThat(tasks.output("ip -o addr")).contains(ip);
  }

  @Test
  void groupsNetworkComesFirst() {
    String path = "/run/netns/holdfast-test";
    TestImage.run(
        "bash",
        "-c",
        "ip netns add holdfast-test; ip -n holdfast-test link add dum type"
            + " dummy 2>/dev/null || ip -n holdfast-test link set lo up");
    tasks.with("network_mode", "bridge").network(path);
    assertThat(tasks.output("readlink /proc/self/ns/net")).isEqualTo(inode(path));
    TestImage.run("ip", "netns", "delete", "holdfast-test");
  }

  private static String inode(String path) {
    return "net:[" + TestImage.run("stat", "-L", "-c", "%i", path).strip() + "]";
  }

  @Test
  void servicesAreToldTheContainersOwnAddress() {
    Port port = new Port("http", "127.0.0.1", 21_081, 21_081);
    tasks.with("network_mode", "bridge").with("port_map", Map.of("http", "80"));
    tasks.surroundings(new Surroundings("job", "node", "id", List.of(), List.of(port), Dns.none()));
    WorkloadSpec spec = tasks.launch();
    String ip = Tasks.inspect(spec, "{{.NetworkSettings.IPAddress}}");
    assertThat(ip).startsWith("10.88.");
    assertThat(tasks.bench().runtime().network(spec))
        .contains(new DriverNetwork(ip, Map.of("http", 80), true));
  }

  @Test
  void addressInANamedNetworkIsTold() {
    TestImage.run("podman", "network", "create", "--subnet", "10.99.0.0/24", NETWORK);
    tasks.with("network_mode", NETWORK).with("ipv4_address", "10.99.0.78");
    assertThat(tasks.bench().runtime().network(tasks.launch()))
        .contains(new DriverNetwork("10.99.0.78", Map.of(), true));
  }

  @Test
  void tasksAtTheNodesOwnAddressesTellNone() {
    tasks.with("network_mode", "host");
    assertThat(tasks.bench().runtime().network(tasks.launch())).isEmpty();
    tasks.called("none").with("network_mode", "none");
    assertThat(tasks.bench().runtime().network(tasks.launch())).isEmpty();
  }

  @Test
  void addressesOfANetworkAreGiven() {
    TestImage.run("podman", "network", "create", "--subnet", "10.99.0.0/24", NETWORK);
    tasks.with("network_mode", NETWORK).with("ipv4_address", "10.99.0.77");
    tasks.with("static_mac", "92:d0:c6:0a:29:33");
    assertThat(tasks.output("ip addr")).contains("10.99.0.77/24", "92:d0:c6:0a:29:33");
  }

  @Test
  void wrongAddressesAreRefused() {
    tasks.with("ipv4_address", "10.0.0").assertRefused("ipv4_address");
    tasks.with("ipv4_address", "::1").assertRefused("other family");
    tasks.with("ipv4_address", "").with("static_ips", List.of("x")).assertRefused("static_ips");
    tasks.with("static_ips", List.of()).with("static_mac", "x").assertRefused("static_mac");
  }

  @Test
  void portsLeadIntoTheContainer() {
    Port port = new Port("http", "127.0.0.1", 21_080, 80);
    tasks.with("network_mode", "bridge").with("ports", List.of("http"));
    tasks.surroundings(place(List.of(port), Dns.none()));
    var spec = tasks.launch();
    assertThat(
            Tasks.inspect(spec, "{{range $p, $b := .NetworkSettings.Ports}}{{$p}}={{$b}} {{end}}"))
        .contains("80/tcp=[{127.0.0.1 21080}]", "80/udp=[{127.0.0.1 21080}]");
  }

  @Test
  void wrongPortsAreRefused() {
    tasks.with("ports", List.of("http")).assertRefused("No ports defined in network stanza");
    tasks.surroundings(place(List.of(new Port("db", "", 1, 1)), Dns.none()));
    tasks.assertRefused("Port \"http\" not found, check network stanza");
    tasks.with("port_map", Map.of("http", "80")).assertRefused("use of port_map and ports");
    tasks.with("ports", List.of()).assertRefused("no network interface is available");
  }

  @Test
  void namesAreLookedUpAsTheJobSays() {
    tasks.with("network_mode", "bridge").with("extra_hosts", List.of("a:1.2.3.4", "b:[::5]"));
    Dns dns = new Dns(List.of("9.9.9.9"), List.of("example.com"), List.of("ndots:3"));
    tasks.surroundings(place(List.of(), dns));
    assertThat(tasks.output("cat /etc/resolv.conf /etc/hosts"))
        .contains("nameserver 9.9.9.9", "search example.com", "options ndots:3")
        .containsPattern("1\\.2\\.3\\.4\\s+a")
        .containsPattern("\\n::5\\s+b");
  }

  @Test
  void agentsNameServersServeJobsWithout() {
    var other = new PodmanUnderTest().with("dns_servers", List.of("8.8.4.4"));
    try (Tasks named = Tasks.on(other)) {
      named.with("network_mode", "bridge");
      assertThat(named.output("cat /etc/resolv.conf")).contains("nameserver 8.8.4.4");
    }
  }

  @Test
  void wrongHostsAreRefused() {
    tasks
        .with("extra_hosts", List.of("example.com"))
        .assertRefused("cannot use \"example.com\" as extra_hosts (must be host:ip)");
  }
}
