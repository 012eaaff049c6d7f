package dev.holdfast.controller.distribution;

import io.grpc.stub.StreamObserver;

/** For calls whose answers nobody listens to. */
final class Unheard<T> implements StreamObserver<T> {
  @Override
  public void onNext(T value) {
    // Nobody listens.
  }

  @Override
  public void onError(Throwable cause) {
    // It ends with the connection.
  }

  @Override
  public void onCompleted() {
    // Nobody listens.
  }
}
