package io.rcon.monitor.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run as the journal records it. */
final class RecordedRun {
  /** The outcome of a command. */
  enum Became {
    /** It may have been written: the outcome is not known. */
    INTENDED,
    DONE,
    FAILED,
    UNKNOWN
  }

  private record Entry(Became became, Instant intended) {}

  private final RunKey key;
  private final String fingerprint;
  private final List<List<String>> batches = new ArrayList<>();
  private final Map<StepKey, Entry> steps = new HashMap<>();
  private final Set<String> failed = new HashSet<>();
  private Instant last;
  private boolean ended;

  RecordedRun(RunKey key, String fingerprint, Instant begun) {
    this.key = key;
    this.fingerprint = fingerprint;
    last = begun;
  }

  RunKey key() {
    return key;
  }

  /** Tells whether the schedule is still the one that was begun. */
  String fingerprint() {
    return fingerprint;
  }

  /** When the journal was last told of it. */
  Instant last() {
    return last;
  }

  boolean hasEnded() {
    return ended;
  }

  /** The batches that were begun, the last one perhaps not ended. */
  List<List<String>> batches() {
    return batches;
  }

  /** Servers that no further step is run on. */
  Set<String> failed() {
    return failed;
  }

  Optional<Became> became(StepKey step) {
    return Optional.ofNullable(steps.get(step)).map(Entry::became);
  }

  /** When the command was about to be written; empty if it never was. */
  Optional<Instant> intended(StepKey step) {
    return Optional.ofNullable(steps.get(step)).map(Entry::intended);
  }

  void batch(List<String> servers, Instant at) {
    batches.add(servers);
    last = at;
  }

  void intend(StepKey step, Instant at) {
    steps.put(step, new Entry(Became.INTENDED, at));
    last = at;
  }

  void became(StepKey step, Became what, Instant at) {
    Instant intended = intended(step).orElse(at);
    steps.put(step, new Entry(what, intended));
    last = at;
  }

  void fail(String server, Instant at) {
    failed.add(server);
    last = at;
  }

  void end(Instant at) {
    ended = true;
    last = at;
    // Only that it was is of use.
    steps.clear();
    batches.clear();
    failed.clear();
  }
}
