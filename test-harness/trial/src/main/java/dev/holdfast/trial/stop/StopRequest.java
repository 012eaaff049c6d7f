package dev.holdfast.trial.stop;

/**
 * Whether somebody wants the trial to end now, and its report with what was judged so far. Safe for
 * use by several threads.
 */
public final class StopRequest {
  private boolean asked;
  private Runnable act = () -> {};

  /** Asks for the end. A second call does nothing. */
  public synchronized void ask() {
    if (!asked) {
      asked = true;
      act.run();
    }
  }

  /** Whether the end was asked for. */
  public synchronized boolean asked() {
    return asked;
  }

  /** What else is to be done when the end is asked for; done at once where it was. */
  public synchronized void onAsk(Runnable what) {
    act = what;
    if (asked) {
      what.run();
    }
  }
}
