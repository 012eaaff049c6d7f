package dev.holdfast.controller.nomad;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import dev.holdfast.controller.engine.StartFailed;
import dev.holdfast.controller.engine.TaskNotFound;
import dev.holdfast.controller.options.InvalidOptions;
import dev.holdfast.proto.nomad.structs.RecoverableError;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.store.StoreInUse;
import dev.holdfast.store.StoreUnavailable;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/**
 * Our errors as Nomad understands them. Two codes are never used, UNAVAILABLE and CANCELLED: Nomad
 * takes them for a dying plugin and waits for its end.
 */
final class NomadErrors {
  private NomadErrors() {}

  static StatusRuntimeException of(RuntimeException error) {
    String message = String.valueOf(error.getMessage());
    return switch (error) {
      case StatusRuntimeException already -> already;
      case TaskNotFound _ -> Status.NOT_FOUND.withDescription(message).asRuntimeException();
      case InvalidOptions _ -> invalid(message);
      case RuntimeRefused _ -> precondition(message);
      case RuntimeUnavailable _ -> precondition(message);
      case StoreUnavailable _ -> precondition(message);
      case StoreInUse _ -> precondition(message);
      default -> Status.INTERNAL.withDescription(error.toString()).asRuntimeException();
    };
  }

  /** The answer to a StartTask that failed: Nomad retries only what it is told to retry. */
  static StatusRuntimeException ofStart(RuntimeException error) {
    boolean recoverable = isRecoverable(error);
    return recoverable || error instanceof StartFailed ? start(error, recoverable) : of(error);
  }

  /** Whether the same task may start later without a change to its job. */
  static boolean isRecoverable(RuntimeException error) {
    return switch (error) {
      case StartFailed failed -> failed.worthRetrying();
      case RuntimeUnavailable _, StoreUnavailable _, StoreInUse _ -> true;
      default -> false;
    };
  }

  static StatusRuntimeException invalid(String message) {
    return Status.INVALID_ARGUMENT.withDescription(message).asRuntimeException();
  }

  static StatusRuntimeException precondition(String message) {
    return Status.FAILED_PRECONDITION.withDescription(message).asRuntimeException();
  }

  static StatusRuntimeException unsupported(String message) {
    return Status.UNIMPLEMENTED.withDescription(message).asRuntimeException();
  }

  private static StatusRuntimeException start(RuntimeException error, boolean recoverable) {
    RecoverableError detail = RecoverableError.newBuilder().setRecoverable(recoverable).build();
    return StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(Code.FAILED_PRECONDITION_VALUE)
            .setMessage(String.valueOf(error.getMessage()))
            .addDetails(Any.pack(detail))
            .build());
  }
}
