package dev.holdfast.nomadside.driver;

import com.google.protobuf.ByteString;
import dev.holdfast.proto.nomad.driver.TaskConfig;
import dev.holdfast.proto.nomad.driver.TaskHandle;

/** What the agent's state database does to a handle between StartTask and RecoverTask. */
public final class Handles {
  private Handles() {}

  /** After the agent's own restart: everything but the driver's configuration. */
  public static TaskHandle afterAgentRestart(TaskHandle handle) {
    TaskConfig.Builder config = handle.getConfig().toBuilder().clearMsgpackDriverConfig();
    return handle.toBuilder().setConfig(config).build();
  }

  /** A handle whose driver state is not what the driver wrote. */
  public static TaskHandle withState(TaskHandle handle, byte[] state) {
    return handle.toBuilder().setDriverState(ByteString.copyFrom(state)).build();
  }

  /** A handle of another format version; 0 stands for agents before 0.9. */
  public static TaskHandle withVersion(TaskHandle handle, int version) {
    return handle.toBuilder().setVersion(version).build();
  }
}
