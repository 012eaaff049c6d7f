package dev.holdfast.nomadside.load;

import dev.holdfast.nomadside.driver.BaseClient;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.hcl.HclSpec;
import dev.holdfast.nomadside.launch.PluginFile;
import dev.holdfast.nomadside.launch.PluginProcess;
import dev.holdfast.nomadside.launch.Reattach;
import dev.holdfast.proto.nomad.base.NomadConfig;
import io.grpc.Status;
import java.util.Map;
import java.util.Optional;

/** The launches of an agent's start, one method each and one for all. */
public final class PluginLoader {
  private PluginLoader() {}

  /**
   * All that an agent does at its start: probe, validation, real launch.
   *
   * @param options the {@code config} of the plugin's stanza, in the JSON view
   */
  public static DriverInstance load(
      PluginFile file, Map<String, Object> options, NomadConfig node) {
    PluginFacts facts = probe(file);
    byte[] msgpack = encode(facts, options);
    validate(file, facts, msgpack);
    return dispense(file, facts, msgpack, node);
  }

  /** First launch: who are you, and which options do you take. */
  public static PluginFacts probe(PluginFile file) {
    DriverInstance instance = new DriverInstance(PluginProcess.launch(file));
    try {
      return PluginFacts.of(instance.base().info(), instance.base().configSchema());
    } finally {
      instance.end();
    }
  }

  /** The options as the plugin gets them; empty bytes for a plugin without a schema. */
  public static byte[] encode(PluginFacts facts, Map<String, Object> options) {
    return facts.schema().map(spec -> HclSpec.of(spec).encode(options)).orElse(new byte[0]);
  }

  /** Second launch: SetConfig twice without a node. Skipped where there is no schema. */
  public static void validate(PluginFile file, PluginFacts facts, byte[] msgpack) {
    if (facts.schema().isEmpty()) {
      return;
    }
    DriverInstance instance = new DriverInstance(PluginProcess.launch(file));
    try {
      instance.base().setConfig(msgpack, facts.apiVersion(), Optional.empty());
      instance.base().setConfig(msgpack, facts.apiVersion(), Optional.empty());
    } finally {
      instance.end();
    }
  }

  /** Third launch, and every relaunch after the death of the plugin. */
  public static DriverInstance dispense(
      PluginFile file, PluginFacts facts, byte[] msgpack, NomadConfig node) {
    DriverInstance instance = new DriverInstance(PluginProcess.launch(file));
    try {
      instance.base().setConfig(msgpack, facts.apiVersion(), Optional.of(node));
      init(instance);
      return instance;
    } catch (DriverException refused) {
      instance.close();
      throw refused;
    }
  }

  /**
   * An agent that was killed finds its plugin again: PluginInfo and Init, no SetConfig.
   *
   * @throws dev.holdfast.nomadside.launch.LaunchException if the process is gone
   * @throws DriverException if nobody answers at the address
   */
  public static DriverInstance reattach(Reattach record) {
    DriverInstance instance = new DriverInstance(PluginProcess.reattach(record));
    try {
      BaseClient base = instance.base();
      PluginFacts.of(base.info(), Optional.empty());
      init(instance);
      return instance;
    } catch (DriverException refused) {
      instance.connection().close();
      throw refused;
    }
  }

  private static void init(DriverInstance instance) {
    try {
      instance.driver().init();
    } catch (DriverException refused) {
      if (refused.code() != Status.Code.UNIMPLEMENTED) {
        throw refused;
      }
    }
  }
}
