package dev.holdfast.controller.nomad;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers a unary call with a value, or with the error that its work threw. */
final class Calls {
  private Calls() {}

  static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
    answer(observer, NomadErrors::of, work);
  }

  static <T> void answer(
      StreamObserver<T> observer,
      Function<RuntimeException, StatusRuntimeException> errors,
      Supplier<T> work) {
    T value;
    try {
      value = work.get();
    } catch (RuntimeException e) {
      observer.onError(errors.apply(e));
      return;
    }
    observer.onNext(value);
    observer.onCompleted();
  }
}
