package dev.holdfast.nomadside.driver;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.holdfast.proto.nomad.structs.RecoverableError;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.Serial;
import java.nio.channels.ClosedChannelException;

/** A driver refused a call, or was not there to answer it. */
public final class DriverException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Status.Code code;
  private final String text;
  private final boolean recoverable;

  private DriverException(Status status, boolean recoverable, Throwable cause) {
    String text = "rpc error: code = %s desc = %s".formatted(status.getCode(), describe(status));
    super(text, cause);
    this.text = text;
    this.code = status.getCode();
    this.recoverable = recoverable;
  }

  static DriverException of(Throwable error) {
    return new DriverException(
        asAgentsHaveIt(Status.fromThrowable(error)), recoverable(error), error);
  }

  // Of a call on a connection that is just being cut Netty knows no more; gRPC for Go, which agents
  // have, calls it unavailable. A driver cannot have sent a status with such a cause.
  private static Status asAgentsHaveIt(Status status) {
    return status.getCode() == Status.Code.UNKNOWN
            && status.getCause() instanceof ClosedChannelException
        ? Status.UNAVAILABLE.withDescription(status.getDescription()).withCause(status.getCause())
        : status;
  }

  private static String describe(Status status) {
    return status.getDescription() == null ? "" : status.getDescription();
  }

  /** The error as users of Nomad see it in a task's events. */
  public String text() {
    return text;
  }

  public Status.Code code() {
    return code;
  }

  /** Whether Nomad would let the restart policy try again: only StartTask may say so. */
  public boolean recoverable() {
    return recoverable;
  }

  /** Whether the host takes this for the death of the plugin. */
  public boolean looksLikePluginDeath() {
    return code == Status.Code.UNAVAILABLE || code == Status.Code.CANCELLED;
  }

  // Nomad looks at the first detail only.
  private static boolean recoverable(Throwable error) {
    if (!(error instanceof StatusRuntimeException told)) {
      return false;
    }
    com.google.rpc.Status status = StatusProto.fromThrowable(told);
    if (status == null || status.getDetailsCount() == 0) {
      return false;
    }
    try {
      return status.getDetails(0).is(RecoverableError.class)
          && status.getDetails(0).unpack(RecoverableError.class).getRecoverable();
    } catch (InvalidProtocolBufferException garbage) {
      return false;
    }
  }
}
