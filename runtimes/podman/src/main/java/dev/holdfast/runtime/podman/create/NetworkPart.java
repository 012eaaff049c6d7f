package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.Surroundings.Dns;
import dev.holdfast.runtime.Surroundings.Port;
import dev.holdfast.runtime.options.OptionValues;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Network, ports, addresses and names. */
final class NetworkPart {
  private static final String DEFAULT_NETWORK = "podman";
  private static final Pattern FOUR_PARTS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern MAC = Pattern.compile("([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}");

  private NetworkPart() {}

  static void add(ObjectNode body, CreateInput input) {
    NetworkMode mode = NetworkMode.of(input);
    List<Port> ports = PortMaps.of(input);
    addNamespace(body, mode);
    if (mode.isPodmans() && !ports.isEmpty()) {
      PortMaps.add(body, ports);
    }
    addAddresses(body, mode, input.options());
    addNames(body, input);
    ContainerRequest.addTexts(body, "hostadd", extraHosts(input.options()));
  }

  private static void addNamespace(ObjectNode body, NetworkMode mode) {
    ObjectNode netns = body.putObject("netns").put("nsmode", mode.kind());
    if (!mode.isBridge()) {
      ProgramPart.addText(netns, "value", mode.value());
    } else if (!mode.value().isEmpty()) {
      body.withObject("/networks").putObject(mode.value());
    }
  }

  private static void addAddresses(ObjectNode body, NetworkMode mode, OptionValues options) {
    List<String> addresses = addresses(options);
    Optional<String> mac = options.text("static_mac").filter(text -> !text.isEmpty());
    mac.filter(text -> !MAC.matcher(text).matches())
        .ifPresent(text -> {
          throw Wrong.value("static_mac", text, "write a hardware address, 92:d0:c6:0a:29:33");
        });
    if (mode.isBridge() && (!addresses.isEmpty() || mac.isPresent())) {
      ObjectNode networks = body.withObject("/networks");
      String name = mode.value().isEmpty() ? DEFAULT_NETWORK : mode.value();
      ObjectNode network =
          networks.get(name) instanceof ObjectNode made ? made : networks.putObject(name);
      ContainerRequest.addTexts(network, "static_ips", addresses);
      mac.ifPresent(text -> network.put("static_mac", text.replace('-', ':')));
    }
  }

  private static List<String> addresses(OptionValues options) {
    List<String> all = new ArrayList<>();
    options
        .text("ipv4_address")
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> {
          requireFamily("ipv4_address", text, Inet4Address.class);
          all.add(text);
        });
    options
        .text("ipv6_address")
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> {
          requireFamily("ipv6_address", text, Inet6Address.class);
          all.add(text);
        });
    for (String text : options.texts("static_ips")) {
      requireFamily("static_ips", text, InetAddress.class);
      all.add(text);
    }
    return all;
  }

  private static void requireFamily(String option, String text, Class<?> family) {
    if (!family.isInstance(literal(option, text))) {
      throw Wrong.value(option, text, "this is an address of the other family");
    }
  }

  static InetAddress literal(String option, String text) {
    try {
      if (!text.contains(":") && !FOUR_PARTS.matcher(text).matches()) {
        throw new IllegalArgumentException("an address of the old kind has four parts");
      }
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw Wrong.value(option, text, "this is not an IP address");
    }
  }

  /** The agent's own name servers serve tasks whose job has no dns block. */
  private static void addNames(ObjectNode body, CreateInput input) {
    Dns dns = input.spec().surroundings().dns();
    List<String> own = input.settings().texts("dns_servers");
    own.forEach(server -> literal("dns_servers", server));
    List<String> servers = dns.isEmpty() ? own : dns.servers();
    ContainerRequest.addTexts(body, "dns_server", servers);
    ContainerRequest.addTexts(body, "dns_search", dns.searches());
    ContainerRequest.addTexts(body, "dns_option", dns.options());
  }

  private static List<String> extraHosts(OptionValues options) {
    return options.texts("extra_hosts").stream().map(NetworkPart::extraHost).toList();
  }

  private static String extraHost(String text) {
    int colon = text.indexOf(':');
    String address = text.substring(colon + 1);
    if (colon < 1 || address.isEmpty()) {
      throw new RuntimeRefused(
          "cannot use \"%s\" as extra_hosts (must be host:ip)".formatted(text));
    }
    boolean bracketed = address.startsWith("[") && address.endsWith("]");
    String plain = bracketed ? address.substring(1, address.length() - 1) : address;
    if (!plain.equals("host-gateway")) {
      literal("extra_hosts", plain);
    }
    return text.substring(0, colon) + ":" + plain;
  }
}
