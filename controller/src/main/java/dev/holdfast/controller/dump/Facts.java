package dev.holdfast.controller.dump;

import dev.holdfast.controller.dump.TaskImage.ExitImage;
import dev.holdfast.controller.dump.TaskImage.IncarnationImage;
import dev.holdfast.controller.dump.TaskImage.KnownImage;
import dev.holdfast.runtime.ExitStatus;
import dev.holdfast.runtime.Incarnation;
import dev.holdfast.store.Known;
import java.time.Instant;

/** The images of noted facts. Pure. */
record Facts(Redaction redaction) {

  KnownImage known(Known known) {
    Known.Intended intended = known.intended();
    Known.Launched launched = known.launched();
    Known.Ended ended = known.ended();
    return new KnownImage(
        intended == null ? null : intended.at(),
        intended == null ? null : intended.boot().value(),
        launched == null ? null : launched.at(),
        launched == null ? null : launched.boot().value(),
        launched == null ? null : incarnation(launched.incarnation()),
        known.stopSignalled(),
        ended == null ? null : exit(ended.status(), ended.at()),
        ended == null ? null : ended.notedAt(),
        ended == null ? null : ended.toldAt(),
        known.removedAt());
  }

  IncarnationImage incarnation(Incarnation it) {
    return new IncarnationImage(it.runtimeId(), it.pid(), it.startedAt(), it.cgroup());
  }

  ExitImage exit(ExitStatus status, Instant at) {
    return switch (status) {
      case ExitStatus.Code(int code, boolean oom) -> new ExitImage(code, null, oom, null, at);
      case ExitStatus.Killed(int signal, boolean oom) -> new ExitImage(null, signal, oom, null, at);
      case ExitStatus.Lost(String reason) ->
          new ExitImage(null, null, false, redaction.text(reason), at);
    };
  }
}
