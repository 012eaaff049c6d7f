package dev.holdfast.trial.check;

import dev.holdfast.trial.history.AttemptPlanned;
import dev.holdfast.trial.history.CallAnswered;
import dev.holdfast.trial.history.CallAsked;
import dev.holdfast.trial.history.ExitTold;
import dev.holdfast.trial.history.History;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.history.TrueEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sorts calls, copies and ends by attempts. */
final class Attempts {
  private final Map<String, List<Call>> calls;
  private final Map<String, AttemptPlanned> plans;
  private final Map<String, List<ExitTold>> told;
  private final Map<String, List<TrueEnd>> truths;
  private final Map<String, List<Life>> lives = new HashMap<>();

  private Attempts(History history, List<Call> calls) {
    this.calls =
        calls.stream()
            .filter(call -> !call.asked().taskId().isEmpty())
            .collect(
                Collectors.groupingBy(
                    call -> call.asked().taskId(), LinkedHashMap::new, Collectors.toList()));
    plans =
        history
            .of(AttemptPlanned.class)
            .collect(Collectors.toMap(AttemptPlanned::taskId, plan -> plan, (first, _) -> first));
    told = history.of(ExitTold.class).collect(Collectors.groupingBy(ExitTold::taskId));
    truths = history.of(TrueEnd.class).collect(Collectors.groupingBy(TrueEnd::taskId));
  }

  /** All calls with their answers, in the order of asking. */
  static List<Call> calls(History history) {
    Map<Long, CallAnswered> answers =
        history
            .of(CallAnswered.class)
            .collect(Collectors.toMap(CallAnswered::call, answer -> answer, (first, _) -> first));
    return history
        .of(CallAsked.class)
        .map(asked -> new Call(asked, answers.get(asked.call())))
        .toList();
  }

  /** All attempts that any call was made for. */
  static List<Attempt> of(
      History history, List<Call> calls, Map<Slot, List<Call>> starts, List<Life> lives) {
    Attempts attempts = new Attempts(history, calls);
    lives.forEach(life -> attempts.assign(life, starts.getOrDefault(life.slot(), List.of())));
    return attempts.calls.keySet().stream().map(attempts::attempt).toList();
  }

  // A copy that came up before any start was asked belongs to no attempt.
  private void assign(Life life, List<Call> starts) {
    starts.stream()
        .filter(call -> call.askedNanos() <= life.fromNanos())
        .reduce((_, last) -> last)
        .ifPresent(start ->
            lives.computeIfAbsent(start.asked().taskId(), _ -> new ArrayList<>()).add(life));
  }

  private Attempt attempt(String taskId) {
    List<Call> its = calls.getOrDefault(taskId, List.of());
    return new Attempt(
        taskId,
        slot(its),
        Optional.ofNullable(plans.get(taskId)),
        its,
        told.getOrDefault(taskId, List.of()),
        truths.getOrDefault(taskId, List.of()),
        lives.getOrDefault(taskId, List.of()));
  }

  private static Slot slot(List<Call> calls) {
    return calls.stream()
        .map(call -> call.asked().slot())
        .filter(slot -> !slot.equals(Slot.NONE))
        .findFirst()
        .orElse(Slot.NONE);
  }
}
