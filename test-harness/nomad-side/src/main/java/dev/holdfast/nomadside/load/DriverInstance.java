package dev.holdfast.nomadside.load;

import dev.holdfast.nomadside.driver.BaseClient;
import dev.holdfast.nomadside.driver.DriverClient;
import dev.holdfast.nomadside.driver.DriverException;
import dev.holdfast.nomadside.launch.PluginProcess;
import dev.holdfast.nomadside.launch.Reattach;
import dev.holdfast.nomadside.wire.PluginConnection;
import dev.holdfast.nomadside.wire.PluginStop;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;

/** A plugin that serves as a driver: the process, the connection and the clients on it. */
public final class DriverInstance implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DriverInstance.class.getName());

  private final PluginConnection connection;
  private final BaseClient base;
  private final DriverClient driver;

  DriverInstance(PluginProcess process) {
    this.connection = PluginConnection.open(process);
    this.base = new BaseClient(connection.grpc());
    this.driver = new DriverClient(connection.grpc());
  }

  public PluginProcess process() {
    return connection.process();
  }

  public PluginConnection connection() {
    return connection;
  }

  public BaseClient base() {
    return base;
  }

  public DriverClient driver() {
    return driver;
  }

  public Reattach reattach() {
    return process().reattach();
  }

  /** The agent stops in good order: Driver.Shutdown, then go-plugin's rule. */
  public PluginStop stop() {
    announceShutdown();
    return PluginStop.of(connection);
  }

  // An agent ends the plugin whatever the answer is; a driver need not have the call at all.
  private void announceShutdown() {
    try {
      driver.shutdown();
    } catch (DriverException refused) {
      if (refused.code() != Status.Code.UNIMPLEMENTED) {
        LOG.log(Level.WARNING, "Driver.Shutdown failed: {0}", refused.getMessage());
      }
    }
  }

  /** Ends the plugin as after a probe or a validation, without Driver.Shutdown. */
  public PluginStop end() {
    return PluginStop.of(connection);
  }

  /** SIGKILL to the plugin. The connection stays open, so that calls fail as an agent sees it. */
  public void kill() {
    process().kill();
  }

  /** The agent dies: connection and pipes end, the plugin lives on. */
  public void abandon() {
    connection.close();
    try {
      process().closePipes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For tests: kills the plugin if it still runs, and frees the connection. */
  @Override
  public void close() {
    process().kill();
    connection.close();
  }
}
