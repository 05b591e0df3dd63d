package io.rcon.monitor.schedule;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The record of runs that began, and of commands that may have been sent. Read once, then kept in
 * memory and on disk alike: what must be on disk before it happens fails where it cannot be
 * written; what only tells what has happened is written later then. One thread.
 */
final class RunJournal implements AutoCloseable {
  private static final String VERSION = "rcon-schedules-1";
  private static final String KNOWN = "known";
  private static final String BEGIN = "begin";
  private static final String BATCH = "batch";
  private static final String INTENT = "intent";
  private static final String OUTCOME = "outcome";
  private static final String FAIL = "fail";
  private static final String END = "end";

  /** Above that many lines the file is written anew when it is opened. */
  private static final int MANY = 10_000;

  /** How long it is known that a time was begun. */
  private static final Duration KEPT = Duration.ofDays(400);

  private final JournalStore store;
  private final JournalWriter writer;
  private final Map<String, JournalLine> known = new HashMap<>();
  private final Map<RunKey, RecordedRun> runs = new LinkedHashMap<>();

  RunJournal(JournalStore store) throws IOException {
    this.store = store;
    writer = new JournalWriter(store);
    List<JournalLine> lines = store.read();
    if (lines.isEmpty()) {
      store.append(List.of(JournalLine.of(VERSION)), true);
    } else if (!lines.get(0).kind().equals(VERSION)) {
      throw new IOException(
          "the journal begins with '"
              + lines.get(0).kind()
              + "', which this version does not know; name another file");
    }
    lines.stream().skip(1).forEach(this::apply);
    if (lines.size() > MANY) {
      compact();
    }
  }

  private void apply(JournalLine line) {
    if (line.kind().equals(KNOWN)) {
      known.put(line.field(0), line);
      return;
    }
    RunKey key = new RunKey(line.field(0), Instant.parse(line.field(1)));
    Instant at = Instant.parse(line.field(2));
    if (line.kind().equals(BEGIN)) {
      runs.put(key, new RecordedRun(key, line.field(3), at));
      return;
    }
    RecordedRun run = runs.get(key);
    if (run == null) {
      return;
    }
    switch (line.kind()) {
      case BATCH -> run.batch(List.copyOf(line.fields().subList(3, line.fields().size())), at);
      case INTENT -> run.intend(new StepKey(line.field(3), line.field(4)), at);
      case OUTCOME ->
          run.became(
              new StepKey(line.field(3), line.field(4)),
              RecordedRun.Became.valueOf(line.field(5)),
              at);
      case FAIL -> run.fail(line.field(3), at);
      case END -> run.end(at);
      default -> throw new IllegalStateException("an unknown line: " + line.kind());
    }
  }

  private void compact() throws IOException {
    Instant newest =
        runs.keySet().stream().map(RunKey::planned).max(Instant::compareTo).orElse(Instant.MIN);
    List<JournalLine> lines = new ArrayList<>(List.of(JournalLine.of(VERSION)));
    lines.addAll(known.values());
    List<JournalLine> before = store.read();
    for (JournalLine line : before.subList(1, before.size())) {
      if (line.kind().equals(KNOWN)) {
        continue;
      }
      RunKey key = new RunKey(line.field(0), Instant.parse(line.field(1)));
      RecordedRun run = runs.get(key);
      boolean old = newest.isAfter(key.planned().plus(KEPT));
      boolean frame = line.kind().equals(BEGIN) || line.kind().equals(END);
      if (run != null && (!run.hasEnded() || (frame && !old))) {
        lines.add(line);
      }
    }
    store.replace(lines);
  }

  /** Names who is told that the journal cannot be written, and that it can again. */
  void tell(Consumer<String> news) {
    writer.tell(news);
  }

  /** Writes what could not be written before, if it is time to try. */
  void tick(long nanos) {
    writer.tick(nanos);
  }

  /** Since when a schedule with these times has been known; notes that it is, if it was not. */
  Instant known(String schedule, String times, Instant now) {
    JournalLine line = known.get(schedule);
    if (line == null || !line.field(1).equals(times)) {
      line = JournalLine.of(KNOWN, schedule, times, now.toString());
      note(line, true);
    }
    return Instant.parse(line.field(2));
  }

  /** Notes that a schedule's times until now were considered, for the next start to know. */
  void considered(String schedule, String times, Instant now) {
    note(JournalLine.of(KNOWN, schedule, times, now.toString()), false);
  }

  boolean wasBegun(RunKey key) {
    return runs.containsKey(key);
  }

  /** The last time of a schedule that was begun. */
  Optional<Instant> lastBegun(String schedule) {
    return runs.keySet().stream()
        .filter(key -> key.schedule().equals(schedule))
        .map(RunKey::planned)
        .max(Instant::compareTo);
  }

  /** The runs that did not end. */
  Collection<RecordedRun> open() {
    return runs.values().stream().filter(run -> !run.hasEnded()).toList();
  }

  RecordedRun begin(RunKey key, String fingerprint, Instant now) throws IOException {
    add(List.of(line(BEGIN, key, now, fingerprint)), true);
    return Objects.requireNonNull(runs.get(key));
  }

  void batch(RunKey key, List<String> servers, Instant now) throws IOException {
    add(List.of(line(BATCH, key, now, servers.toArray(String[]::new))), false);
  }

  /** Notes what is about to be written to servers; on disk when it returns. */
  void intend(RunKey key, List<StepKey> steps, Instant now) throws IOException {
    add(steps.stream().map(s -> line(INTENT, key, now, s.server(), s.step())).toList(), true);
  }

  /** Notes what became of commands. Not forced: what is lost of it is not known, and not run. */
  void became(RunKey key, StepKey step, RecordedRun.Became what, Instant now) {
    note(line(OUTCOME, key, now, step.server(), step.step(), what.name()), false);
  }

  void fail(RunKey key, String server, Instant now) {
    note(line(FAIL, key, now, server), false);
  }

  void end(RunKey key, Instant now) {
    note(line(END, key, now), true);
  }

  private static JournalLine line(String kind, RunKey key, Instant now, String... more) {
    List<String> fields =
        new ArrayList<>(List.of(key.schedule(), key.planned().toString(), now.toString()));
    fields.addAll(List.of(more));
    return new JournalLine(kind, fields);
  }

  private void add(List<JournalLine> lines, boolean force) throws IOException {
    writer.write(lines, force);
    lines.forEach(this::apply);
  }

  private void note(JournalLine line, boolean force) {
    writer.writeOrKeep(List.of(line), force);
    apply(line);
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
