package dev.holdfast.contracts.lies;

import dev.holdfast.contracts.fake.FakeNode;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Observation;
import dev.holdfast.runtime.Observation.Absent;
import dev.holdfast.runtime.Observation.Exited;
import dev.holdfast.runtime.Observation.Running;
import dev.holdfast.runtime.Observation.Unknown;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.Sighting;
import dev.holdfast.runtime.Signal;
import dev.holdfast.runtime.SignalTarget;
import dev.holdfast.runtime.Watch;
import dev.holdfast.runtime.WatchListener;
import dev.holdfast.runtime.WorkloadId;
import dev.holdfast.runtime.WorkloadLabels;
import dev.holdfast.runtime.WorkloadRuntime;
import dev.holdfast.runtime.WorkloadSpec;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Ways to break one clause, each named after the clause and what becomes of it. */
enum Lie {
  R1_THROWS_FOR_ABSENT((honest, node) ->
      new Liar(honest) {
        @Override
        public Observation observe(WorkloadId id) {
          if (honest.observe(id) instanceof Absent) {
            throw new IllegalStateException("no such workload " + id);
          }
          return honest.observe(id);
        }
      }),
  R2_CLAIMS_ABSENCE((honest, node) ->
      new Liar(honest) {
        @Override
        public Observation observe(WorkloadId id) {
          return honest.observe(id) instanceof Unknown ? new Absent() : honest.observe(id);
        }
      }),
  R2_LISTS_NOTHING_DURING_AN_OUTAGE((honest, node) ->
      new Liar(honest) {
        @Override
        public List<Sighting> list() {
          try {
            return honest.list();
          } catch (RuntimeUnavailable e) {
            return List.of();
          }
        }
      }),
  R3_STARTS_TWICE((honest, node) ->
      new Liar(honest) {
        @Override
        public void launch(WorkloadSpec spec) {
          node.exit(spec.id(), ExitStatus.killed(9));
          honest.remove(spec.id());
          honest.launch(spec);
        }
      }),
  R3_TAKES_ANY_INVOCATION((honest, node) ->
      new Liar(honest) {
        @Override
        public void launch(WorkloadSpec spec) {
          if (node.truth(spec.id()) instanceof Absent) {
            honest.launch(spec);
          }
        }
      }),
  R4_TELLS_ZERO((honest, node) ->
      new Liar(honest) {
        @Override
        public Observation observe(WorkloadId id) {
          return honest.observe(id) instanceof Exited seen
              ? new Exited(seen.invocation(), seen.incarnation(), ExitStatus.exited(0), seen.at())
              : honest.observe(id);
        }
      }),
  R4_FORGETS((honest, node) ->
      new Liar(honest) {
        @Override
        public Observation observe(WorkloadId id) {
          return honest.observe(id) instanceof Exited ? new Absent() : honest.observe(id);
        }
      }),
  R5_REFUSES_TO_SIGNAL_THE_DEAD((honest, node) ->
      new Liar(honest) {
        @Override
        public void signal(WorkloadId id, Signal signal, SignalTarget target) {
          if (!(honest.observe(id) instanceof Running)) {
            throw new RuntimeRefused("no process in " + id);
          }
          honest.signal(id, signal, target);
        }
      }),
  R6_REMOVES_THE_LIVING((honest, node) ->
      new Liar(honest) {
        @Override
        public void remove(WorkloadId id) {
          node.exit(id, ExitStatus.killed(9));
          honest.remove(id);
        }
      }),
  R6_REMOVES_NOTHING((honest, node) ->
      new Liar(honest) {
        @Override
        public void remove(WorkloadId id) {
          var _ = honest.list();
        }
      }),
  R7_KILLS_WHEN_CLOSED((honest, node) ->
      new Liar(honest) {
        @Override
        public void close() {
          node.truth().forEach(sighting -> node.exit(sighting.id(), ExitStatus.killed(9)));
          honest.close();
        }
      }),
  R8_LISTS_STRANGERS((honest, node) ->
      new Liar(honest) {
        @Override
        public List<Sighting> list() {
          return node.truth();
        }
      }),
  R8_OMITS_THE_ENDED((honest, node) ->
      new Liar(honest) {
        @Override
        public List<Sighting> list() {
          return honest.list().stream().filter(it -> it.observation() instanceof Running).toList();
        }
      }),
  R9_HINTS_AFTER_THE_WATCH_IS_CLOSED((honest, node) ->
      new Liar(honest) {
        @Override
        public Watch watch(WatchListener listener) {
          var _ = honest.watch(listener);
          return () -> {};
        }
      }),
  R9_NEVER_HINTS((honest, node) ->
      new Liar(honest) {
        @Override
        public Watch watch(WatchListener listener) {
          return () -> {};
        }
      }),
  R10_TAKES_ITS_TIME((honest, node) ->
      new Liar(honest) {
        @Override
        public void launch(WorkloadSpec spec) {
          honest.launch(spec);
          waitFor(honest.info().callLimit().plusMillis(1_100).toMillis());
        }
      }),
  R11_ALLOWS_ONE_CALLER((honest, node) ->
      new Liar(honest) {
        private final Semaphore caller = new Semaphore(1);

        @Override
        public void launch(WorkloadSpec spec) {
          if (!caller.tryAcquire()) {
            throw new IllegalStateException("another launch is on its way");
          }
          honest.launch(spec);
          waitFor(20);
          caller.release();
        }
      }),
  R12_REFUSES_LONG_LABELS((honest, node) ->
      new Liar(honest) {
        @Override
        public void launch(WorkloadSpec spec) {
          if (spec.labels().jobId().length() > 255) {
            throw new RuntimeRefused("label too long");
          }
          honest.launch(spec);
        }
      }),
  R12_CLEANS_LABELS((honest, node) ->
      new Liar(honest) {
        @Override
        public List<Sighting> list() {
          return honest.list().stream().map(Lie::cleaned).toList();
        }
      }),
  R13_LEAVES_A_HALF((honest, node) ->
      new Liar(honest) {
        @Override
        public void launch(WorkloadSpec spec) {
          try {
            honest.launch(spec);
          } catch (RuntimeRefused e) {
            node.leaveHalfLaunched(spec);
            throw e;
          }
        }
      });

  // Every one of them is a lambda without state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final BiFunction<WorkloadRuntime, FakeNode, WorkloadRuntime> teller;

  Lie(BiFunction<WorkloadRuntime, FakeNode, WorkloadRuntime> teller) {
    this.teller = teller;
  }

  /** A runtime that breaks the clause. */
  WorkloadRuntime told(WorkloadRuntime honest, FakeNode node) {
    return teller.apply(honest, node);
  }

  String clause() {
    return name().substring(0, name().indexOf('_'));
  }

  private static void waitFor(long millis) {
    try {
      boolean opened = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
      if (opened) {
        throw new IllegalStateException("nobody opens this latch");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while being late", e);
    }
  }

  private static Sighting cleaned(Sighting sighting) {
    WorkloadLabels labels = sighting.labels();
    String job = labels.jobId().replaceAll("[^A-Za-z0-9-]", "_");
    return new Sighting(
        sighting.id(),
        new WorkloadLabels(
            labels.owner(),
            labels.slot(),
            labels.invocation(),
            labels.namespace(),
            job,
            labels.group()),
        sighting.observation());
  }
}
