package io.rcon.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rcon.SessionState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The meters of one dialect, looked up in the registry once. Safe on any thread. */
final class DialectMeters {
  private static final String DIALECT = "dialect";

  private final MeterRegistry registry;
  private final String dialect;
  private final Timer ok;
  private final ConcurrentHashMap<String, Timer> failures = new ConcurrentHashMap<>();
  private final Timer connects;
  private final Timer logins;
  private final Timer pacingWaits;
  private final Timer pollLags;
  private final ConcurrentHashMap<String, Counter> pollsSkipped = new ConcurrentHashMap<>();
  private final DistributionSummary queueDepth;
  private final Counter reconnects;
  private final Counter lateReplies;
  private final Counter eventsLost;
  private final Counter bytesRead;
  private final Counter bytesWritten;

  /** Without IDLE and CLOSED: a session's birth and end are reported to no listener. */
  private final Map<SessionState, AtomicInteger> sessions = new EnumMap<>(SessionState.class);

  DialectMeters(MeterRegistry registry, String dialect) {
    this.registry = registry;
    this.dialect = dialect;
    ok = command("OK");
    connects = timer("rcon.connect", "Connections that were made");
    logins = timer("rcon.login", "Logins that were accepted");
    pacingWaits = timer("rcon.pacing.wait", "Waits because a server must not be asked so often");
    pollLags = timer("rcon.poll.lag", "How much later than planned polls are written");
    queueDepth =
        DistributionSummary.builder("rcon.queue.depth")
            .description("Commands that wait in a session whenever one joins them")
            .baseUnit("commands")
            .tag(DIALECT, dialect)
            .register(registry);
    reconnects = counter("rcon.reconnects", "Pauses before another attempt to connect");
    lateReplies = counter("rcon.replies.late", "Answers that nobody awaited any more");
    eventsLost = counter("rcon.events.lost", "Events dropped for subscribers that are too slow");
    bytesRead = bytes("read");
    bytesWritten = bytes("written");
    for (SessionState state : SessionState.values()) {
      if (state != SessionState.IDLE && state != SessionState.CLOSED) {
        sessions.put(state, gauge(state));
      }
    }
  }

  String dialect() {
    return dialect;
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name).description(description).tag(DIALECT, dialect).register(registry);
  }

  private Timer command(String outcome) {
    return Timer.builder("rcon.command")
        .description("Commands by how they ended")
        .tags(DIALECT, dialect, "outcome", outcome)
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).tag(DIALECT, dialect).register(registry);
  }

  private Counter skipped(String reason) {
    return Counter.builder("rcon.polls.skipped")
        .description("Turns of polls at which nothing was asked")
        .tags(DIALECT, dialect, "reason", reason)
        .register(registry);
  }

  private Counter bytes(String direction) {
    return Counter.builder("rcon.bytes")
        .description("Bytes from and to servers")
        .baseUnit("bytes")
        .tags(DIALECT, dialect, "direction", direction)
        .register(registry);
  }

  private AtomicInteger gauge(SessionState state) {
    AtomicInteger count = new AtomicInteger();
    Gauge.builder("rcon.sessions", count, AtomicInteger::get)
        .description("Sessions by where they stand")
        .tags(DIALECT, dialect, "state", state.name().toLowerCase(Locale.ROOT))
        .register(registry);
    return count;
  }

  void stateChanged(SessionState from, SessionState to) {
    @Nullable AtomicInteger left = sessions.get(from);
    if (left != null) {
      left.decrementAndGet();
    }
    @Nullable AtomicInteger entered = sessions.get(to);
    if (entered != null) {
      entered.incrementAndGet();
    }
  }

  void connected(long nanos) {
    connects.record(nanos, TimeUnit.NANOSECONDS);
  }

  void loggedIn(long nanos) {
    logins.record(nanos, TimeUnit.NANOSECONDS);
  }

  void reconnecting() {
    reconnects.increment();
  }

  void queued(int depth) {
    queueDepth.record(depth);
  }

  void paced(long nanos) {
    pacingWaits.record(nanos, TimeUnit.NANOSECONDS);
  }

  void polled(long lagNanos) {
    pollLags.record(lagNanos, TimeUnit.NANOSECONDS);
  }

  void pollSkipped(String reason) {
    @Nullable Counter known = pollsSkipped.get(reason);
    Counter counter = known != null ? known : pollsSkipped.computeIfAbsent(reason, this::skipped);
    counter.increment();
  }

  void replied(long nanos) {
    ok.record(nanos, TimeUnit.NANOSECONDS);
  }

  void failed(String code, long nanos) {
    @Nullable Timer known = failures.get(code);
    Timer timer = known != null ? known : failures.computeIfAbsent(code, this::command);
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  void late() {
    lateReplies.increment();
  }

  void eventLost() {
    eventsLost.increment();
  }

  void read(int bytes) {
    bytesRead.increment(bytes);
  }

  void written(int bytes) {
    bytesWritten.increment(bytes);
  }
}
