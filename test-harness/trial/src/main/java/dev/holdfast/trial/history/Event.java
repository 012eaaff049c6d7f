package dev.holdfast.trial.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One thing that happened. Whoever writes it takes the stamp himself, as near to the fact as he
 * can; events may reach the file in another order than their stamps tell, the reader sorts them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CallAsked.class, name = "call-asked"),
  @JsonSubTypes.Type(value = CallAnswered.class, name = "call-answered"),
  @JsonSubTypes.Type(value = AttemptPlanned.class, name = "attempt-planned"),
  @JsonSubTypes.Type(value = CopySeen.class, name = "copy-seen"),
  @JsonSubTypes.Type(value = CopyGone.class, name = "copy-gone"),
  @JsonSubTypes.Type(value = Looked.class, name = "looked"),
  @JsonSubTypes.Type(value = ExitTold.class, name = "exit-told"),
  @JsonSubTypes.Type(value = TrueEnd.class, name = "true-end"),
  @JsonSubTypes.Type(value = FaultBegan.class, name = "fault-began"),
  @JsonSubTypes.Type(value = FaultEnded.class, name = "fault-ended"),
  @JsonSubTypes.Type(value = Planted.class, name = "planted"),
  @JsonSubTypes.Type(value = InventoryCompared.class, name = "inventory-compared"),
  @JsonSubTypes.Type(value = LinesRead.class, name = "lines-read"),
  @JsonSubTypes.Type(value = StatsTold.class, name = "stats-told"),
  @JsonSubTypes.Type(value = HealthTold.class, name = "health-told"),
  @JsonSubTypes.Type(value = PluginLaunched.class, name = "plugin-launched"),
  @JsonSubTypes.Type(value = PluginDied.class, name = "plugin-died"),
  @JsonSubTypes.Type(value = CutShort.class, name = "cut-short"),
  @JsonSubTypes.Type(value = NodeRebooted.class, name = "node-rebooted"),
  @JsonSubTypes.Type(value = Mark.class, name = "mark"),
  @JsonSubTypes.Type(value = Finished.class, name = "finished")
})
public sealed interface Event
    permits CallAsked,
        CallAnswered,
        AttemptPlanned,
        CopySeen,
        CopyGone,
        Looked,
        ExitTold,
        TrueEnd,
        FaultBegan,
        FaultEnded,
        Planted,
        InventoryCompared,
        LinesRead,
        StatsTold,
        HealthTold,
        PluginLaunched,
        PluginDied,
        CutShort,
        NodeRebooted,
        Mark,
        Finished {

  /** When, in nanoseconds since the header was written. */
  long atNanos();
}
