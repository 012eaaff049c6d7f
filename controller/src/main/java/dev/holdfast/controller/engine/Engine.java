package dev.holdfast.controller.engine;

import dev.holdfast.runtime.Owner;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.store.BootId;
import dev.holdfast.store.StateStore;
import java.time.Clock;

/**
 * What every worker works with.
 *
 * @param generation which life of the plugin this is, counted from 1; 0 where nobody counts
 */
public record Engine(
    Owner owner,
    String driver,
    WorkloadRuntime runtime,
    StateStore store,
    LaunchLimiter limiter,
    Backoff backoff,
    Threads threads,
    Clock clock,
    BootId boot,
    EngineSettings settings,
    EngineListener listener,
    long generation) {}
