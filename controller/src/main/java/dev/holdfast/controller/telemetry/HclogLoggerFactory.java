package dev.holdfast.controller.telemetry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;

/** One logger for each name, all on the same log. */
final class HclogLoggerFactory implements ILoggerFactory {
  private final PluginLog log;
  private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();

  HclogLoggerFactory(PluginLog log) {
    this.log = log;
  }

  PluginLog log() {
    return log;
  }

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, known -> new HclogLogger(known, log));
  }
}
