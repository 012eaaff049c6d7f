package dev.holdfast.controller;

import dev.holdfast.controller.cli.Main;

/** Temporary entry for the thin thread. */
public final class PluginMain {
  private PluginMain() {}

  public static void main(String[] args) {
    Main.main(new String[] {"plugin", "--driver", args[0]});
  }
}
