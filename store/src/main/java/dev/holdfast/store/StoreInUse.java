package dev.holdfast.store;

/** Another process has this store open; the message names it and says since when. */
public final class StoreInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreInUse(String message) {
    super(message);
  }
}
