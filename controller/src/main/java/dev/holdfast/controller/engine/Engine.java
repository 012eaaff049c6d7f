package dev.holdfast.controller.engine;

import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.store.BootId;
import dev.holdfast.store.StateStore;
import java.time.Clock;

/** What every worker works with. */
public record Engine(
    Owner owner,
    String driver,
    WorkloadRuntime runtime,
    StateStore store,
    LaunchLimiter limiter,
    Backoff backoff,
    Clock clock,
    BootId boot,
    EngineSettings settings,
    EngineListener listener) {}
