package dev.holdfast.controller.nomad;

import com.google.protobuf.ByteString;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingIOOperation;
import dev.holdfast.proto.nomad.driver.ExecTaskStreamingResponse;
import dev.holdfast.proto.nomad.driver.ExitResult;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Sends a session's frames, one at a time, and no faster than they are read. */
final class FrameSender {
  private final ServerCallStreamObserver<ExecTaskStreamingResponse> call;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;

  /** Where one stream of output goes. */
  @FunctionalInterface
  interface Sink {
    void send(ByteString data) throws InterruptedException;
  }

  FrameSender(ServerCallStreamObserver<ExecTaskStreamingResponse> call) {
    this.call = call;
  }

  void stdout(ByteString data) throws InterruptedException {
    send(ExecTaskStreamingResponse.newBuilder().setStdout(operation(data)).build());
  }

  void stderr(ByteString data) throws InterruptedException {
    send(ExecTaskStreamingResponse.newBuilder().setStderr(operation(data)).build());
  }

  /** The last frame, alone: Nomad's client looks at output before it looks at the exit. */
  void exited(ExitResult result) throws InterruptedException {
    send(ExecTaskStreamingResponse.newBuilder().setExited(true).setResult(result).build());
    lock.lock();
    try {
      if (!closed && !call.isCancelled()) {
        closed = true;
        call.onCompleted();
      }
    } finally {
      lock.unlock();
    }
  }

  private static ExecTaskStreamingIOOperation operation(ByteString data) {
    return ExecTaskStreamingIOOperation.newBuilder().setData(data).build();
  }

  private void send(ExecTaskStreamingResponse frame) throws InterruptedException {
    lock.lock();
    try {
      while (!closed && !call.isCancelled() && !call.isReady()) {
        changed.await();
      }
      if (!closed && !call.isCancelled()) {
        call.onNext(frame);
      }
    } finally {
      lock.unlock();
    }
  }

  void ready() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
