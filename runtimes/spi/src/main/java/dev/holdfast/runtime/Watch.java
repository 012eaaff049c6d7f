package dev.holdfast.runtime;

/** A subscription to hints; closing it twice does nothing. */
@FunctionalInterface
public interface Watch extends AutoCloseable {
  @Override
  void close();
}
