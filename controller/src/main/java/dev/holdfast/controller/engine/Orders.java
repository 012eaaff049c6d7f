package dev.holdfast.controller.engine;

import dev.holdfast.store.Desired;
import dev.holdfast.store.StoreUnavailable;
import dev.holdfast.store.TaskRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others ask of one worker, made part of its record. For the worker's thread. */
final class Orders {
  private final Diary diary;
  private final Naming naming;
  private final Callers callers;
  private @Nullable Request owed;

  Orders(Diary diary, Naming naming, Callers callers) {
    this.diary = diary;
    this.naming = naming;
    this.callers = callers;
  }

  /**
   * Takes them in their order. Nomad asks for a removal once and never again, so what the disk
   * refused is taken again each time.
   *
   * @return false while a removal is owed
   */
  boolean take(List<Request> requests) {
    requests.forEach(this::take);
    Request again = owed;
    owed = null;
    if (again != null) {
      take(again);
    }
    return owed == null;
  }

  private void take(Request request) {
    try {
      change(request.change().apply(diary.record()));
      if (request.claim() != null && naming.named(request.claim())) {
        diary.note("claim", "Nomad asked for it again", null);
      }
      request.accepted().complete(callers.promises());
    } catch (StoreUnavailable e) {
      owed = wantsGone(request) ? request : owed;
      request.accepted().completeExceptionally(e);
    } catch (RuntimeException e) {
      request.accepted().completeExceptionally(e);
    }
  }

  private void change(TaskRecord next) {
    TaskRecord before = diary.record();
    if (next.equals(before)) {
      return;
    }
    try {
      diary.write(next);
    } catch (StoreUnavailable e) {
      refuseUnlessKept(before, e);
    } finally {
      callers.follow(before, diary.record());
    }
  }

  /** What the store has is the record, also where it said no: then the claim has to follow. */
  private void refuseUnlessKept(TaskRecord before, StoreUnavailable e) {
    if (diary.record().revision() == before.revision()) {
      throw e;
    }
  }

  private boolean wantsGone(Request request) {
    return request.change().apply(diary.record()).desired() instanceof Desired.Gone;
  }
}
