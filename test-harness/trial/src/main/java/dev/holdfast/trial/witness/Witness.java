package dev.holdfast.trial.witness;

import dev.holdfast.nomadside.observe.ProcessIdentity;
import dev.holdfast.trial.history.Copy;
import dev.holdfast.trial.history.CopyGone;
import dev.holdfast.trial.history.CopySeen;
import dev.holdfast.trial.history.HistoryWriter;
import dev.holdfast.trial.history.Looked;
import dev.holdfast.trial.history.Mark;
import dev.holdfast.trial.history.Slot;
import dev.holdfast.trial.profile.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down which copies of which tasks live, several times a second. */
public final class Witness implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final HistoryWriter history;
  private final ProcessTable table;
  private final String bootId;
  private final Map<Slot, Copies> slots = new ConcurrentHashMap<>();
  private final Map<Slot, Map<ProcessIdentity, Long>> lastSeen = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile Map<Slot, List<ProcessIdentity>> current = Map.of();
  private final AtomicLong looks = new AtomicLong();
  private long lastBegin;

  private Witness(HistoryWriter history, Truth truth, String bootId) {
    this.history = history;
    this.table = new ProcessTable(truth);
    this.bootId = bootId;
    this.thread = Thread.ofPlatform().daemon().name("witness").unstarted(this::watch);
  }

  /** Begins to look; what it sees goes into the history. */
  public static Witness open(HistoryWriter history, Truth truth) throws IOException {
    Witness witness = new Witness(history, truth, Files.readString(BOOT_ID).strip());
    witness.thread.start();
    return witness;
  }

  /** From now on this task is looked for. */
  public void expect(Slot slot) {
    slots.putIfAbsent(slot, new Copies());
  }

  /** The copies that the last look has found. */
  public List<ProcessIdentity> copies(Slot slot) {
    return current.getOrDefault(slot, List.of());
  }

  /** How often it has looked. */
  public long looks() {
    return looks.get();
  }

  /** Waits for a look that begins after this call; false if none comes in time. */
  public boolean awaitLook(Duration limit) throws InterruptedException {
    long wanted = looks.get() + 2;
    long deadline = System.nanoTime() + limit.toNanos();
    while (looks.get() < wanted && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return looks.get() >= wanted;
  }

  private void watch() {
    try {
      while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Looks now; does nothing once this is closed. Whoever hears of an end does, because soon nobody
   * could tell who lived then.
   */
  public synchronized void look() {
    if (closed.getCount() == 0) {
      return;
    }
    long begin = history.nowNanos();
    try {
      Map<Slot, List<TaskProcess>> found = table.walk(slots.keySet());
      long end = history.nowNanos();
      Map<Slot, List<ProcessIdentity>> live = new LinkedHashMap<>();
      slots.forEach(
          (slot, copies) -> live.put(slot, copies.live(found.getOrDefault(slot, List.of()))));
      live.forEach((slot, copies) -> compare(slot, copies, begin, end));
      history.append(new Looked(end, begin));
      current = live;
      lastBegin = begin;
      looks.incrementAndGet();
    } catch (IOException blind) {
      history.append(new Mark(history.nowNanos(), "the witness saw nothing: " + blind));
    }
  }

  private void compare(Slot slot, List<ProcessIdentity> live, long begin, long end) {
    Map<ProcessIdentity, Long> known = lastSeen.computeIfAbsent(slot, _ -> new HashMap<>());
    for (ProcessIdentity copy : live) {
      if (Optional.ofNullable(known.put(copy, begin)).isEmpty()) {
        history.append(new CopySeen(end, slot, copy(copy), lastBegin));
      }
    }
    known
        .entrySet()
        .removeIf(each -> {
          boolean gone = !live.contains(each.getKey());
          if (gone) {
            history.append(new CopyGone(end, slot, copy(each.getKey()), each.getValue()));
          }
          return gone;
        });
  }

  private Copy copy(ProcessIdentity process) {
    return new Copy(bootId, process.pid(), process.startTicks());
  }

  @Override
  public void close() {
    end();
  }

  /** Looks no more. A second call does nothing. */
  public void end() {
    closed.countDown();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
