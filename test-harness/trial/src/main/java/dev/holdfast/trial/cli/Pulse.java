package dev.holdfast.trial.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Says what goes on: each second where somebody looks on, and in a log only when a case or a row
 * takes long.
 */
final class Pulse implements AutoCloseable {
  private static final Duration EACH = Duration.ofSeconds(1);
  private static final int SECONDS_IN_A_LOG = 15;

  private final Terminal terminal;
  private volatile boolean over;
  private long said;

  private Pulse(Terminal terminal) {
    this.terminal = terminal;
  }

  static Pulse begin(Terminal terminal) {
    Pulse pulse = new Pulse(terminal);
    Thread.ofPlatform().daemon().name("pulse").start(pulse::beat);
    return pulse;
  }

  private void beat() {
    while (!over) {
      terminal.moment().line().ifPresent(this::say);
      LockSupport.parkNanos(EACH.toNanos());
    }
  }

  private void say(String text) {
    terminal.line().passing(text);
    long seconds = terminal.moment().seconds();
    said = seconds < said ? 0 : said;
    if (!Terminal.isTerminal() && seconds >= said + SECONDS_IN_A_LOG) {
      said = seconds;
      terminal.line().lasting(text);
    }
  }

  @Override
  public void close() {
    over = true;
  }
}
