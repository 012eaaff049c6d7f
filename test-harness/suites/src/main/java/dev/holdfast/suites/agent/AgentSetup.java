package dev.holdfast.suites.agent;

import dev.holdfast.suites.PluginUnderTest;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How an agent is configured.
 *
 * @param folder holds everything of this agent
 * @param pluginFile the plugin's name in {@code plugin_dir}, which its block must have, too
 * @param pluginConfig the inner text of the block's {@code config}
 * @param driver the name of the plugin's driver
 * @param allowlist comma separated names of the drivers that the client may use
 * @param ports where the agent listens
 */
public record AgentSetup(
    Path folder,
    String pluginFile,
    String pluginConfig,
    String driver,
    String allowlist,
    Ports ports) {

  /** HTTP, RPC and gossip, all on loopback. */
  public record Ports(int http, int rpc, int serf) {}

  /**
   * The plugin as {@code pluginFile} with a state folder of its own, on free ports, and without
   * data. The folder's path is short, since Nomad makes sockets deep below it.
   */
  public static AgentSetup fresh(String name, String pluginFile) throws IOException {
    Path folder = Path.of("/var/lib/hf-" + name);
    Trees.delete(folder);
    return of(folder, pluginFile, new Ports(Net.free(), Net.free(), Net.free()));
  }

  /** The same on given ports, with the data of earlier starts. */
  static AgentSetup of(Path folder, String pluginFile, Ports ports) {
    return new AgentSetup(folder, pluginFile, stateDir(folder), "systemd", "systemd", ports);
  }

  /** The same with one more line in the plugin's {@code config}. */
  public AgentSetup withPluginOption(String line) {
    String more = pluginConfig + "\n    " + line;
    return new AgentSetup(folder, pluginFile, more, driver, allowlist, ports);
  }

  /** The same with other drivers allowed. */
  public AgentSetup withAllowlist(String drivers) {
    return new AgentSetup(folder, pluginFile, pluginConfig, driver, drivers, ports);
  }

  /** The same for the plugin of another driver, the only one that the client may use. */
  public AgentSetup withDriver(String name) {
    return new AgentSetup(folder, pluginFile, pluginConfig, name, name, ports);
  }

  private static String stateDir(Path folder) {
    return "state_dir = \"%s\"".formatted(folder.resolve("holdfast"));
  }

  /** The plugin's own folder. */
  public Path stateDir() {
    return folder.resolve("holdfast");
  }

  Path plugins() {
    return folder.resolve("plugins");
  }

  Path configFile() {
    return folder.resolve("agent.hcl");
  }

  /** What the agent printed, over all its starts; stays when everything else is gone. */
  public Path log() {
    return PluginUnderTest.checkout()
        .resolve("test-harness/suites/target/agent")
        .resolve(folder.getFileName() + ".log");
  }

  String configuration() {
    return """
    data_dir   = "%s"
    plugin_dir = "%s"
    bind_addr  = "127.0.0.1"
    log_level  = "DEBUG"
    disable_update_check        = true
    disable_anonymous_signature = true
    ports {
      http = %d
      rpc  = %d
      serf = %d
    }
    advertise {
      http = "127.0.0.1"
      rpc  = "127.0.0.1"
      serf = "127.0.0.1"
    }
    server {
      enabled          = true
      bootstrap_expect = 1
      raft_multiplier  = 1
    }
    client {
      enabled                 = true
      network_interface       = "lo"
      cpu_total_compute       = 4000
      memory_total_mb         = 2048
      gc_disk_usage_threshold = 99
      options = {
        "driver.allowlist"     = "%s"
        "fingerprint.denylist" = "env_aws,env_gce,env_azure,env_digitalocean,consul,vault,cni,plugins_cni,bridge"
      }
    }
    consul {
      auto_advertise   = false
      server_auto_join = false
      client_auto_join = false
    }
    ui {
      enabled = false
    }
    telemetry {
      publish_allocation_metrics = true
      collection_interval        = "1s"
    }
    plugin "%s" {
      config {
        %s
      }
    }
    """
        .formatted(
            folder.resolve("data"),
            plugins(),
            ports.http(),
            ports.rpc(),
            ports.serf(),
            allowlist,
            pluginFile,
            pluginConfig);
  }
}
