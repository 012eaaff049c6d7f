package dev.holdfast.controller.simulation;

/** What Nomad gets for a call whose plugin died before it answered. */
final class PluginDied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PluginDied(String call) {
    super("the plugin died during " + call);
  }
}
