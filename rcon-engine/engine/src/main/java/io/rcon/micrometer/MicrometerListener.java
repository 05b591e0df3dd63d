package io.rcon.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what an engine does, in a {@link MeterRegistry}.
 *
 * <table>
 * <caption>The meters; all but the last have the tag {@code dialect}</caption>
 * <tr><th>name</th><th>kind</th><th>tags</th><th>what</th></tr>
 * <tr><td>rcon.command</td><td>timer</td><td>outcome</td>
 *     <td>{@code OK}: from the write to the end of the answer; else the failure's
 *     {@link RconException#code()}: since the command was given</td></tr>
 * <tr><td>rcon.connect</td><td>timer</td><td></td><td>connections that were made</td></tr>
 * <tr><td>rcon.login</td><td>timer</td><td></td><td>logins that were accepted</td></tr>
 * <tr><td>rcon.sessions</td><td>gauge</td><td>state</td>
 *     <td>sessions between {@code connecting} and {@code refused}; the idle and the closed are not
 *     counted</td></tr>
 * <tr><td>rcon.queue.depth</td><td>summary</td><td></td>
 *     <td>how many commands wait in a session, whenever one joins them</td></tr>
 * <tr><td>rcon.pacing.wait</td><td>timer</td><td></td>
 *     <td>waits because a server must not be asked so often</td></tr>
 * <tr><td>rcon.poll.lag</td><td>timer</td><td></td>
 *     <td>how much later than planned polls are written: the event loop's delay, the pace, other
 *     commands</td></tr>
 * <tr><td>rcon.polls.skipped</td><td>counter</td><td>reason</td>
 *     <td>turns at which nothing was asked: {@code busy}, {@code late} or {@code away}, see {@link
 *     RconListener#pollSkipped}</td></tr>
 * <tr><td>rcon.reconnects</td><td>counter</td><td></td><td>pauses before another attempt</td></tr>
 * <tr><td>rcon.replies.late</td><td>counter</td><td></td><td>answers that nobody awaited</td></tr>
 * <tr><td>rcon.events.lost</td><td>counter</td><td></td>
 *     <td>events that were dropped for subscribers that are too slow</td></tr>
 * <tr><td>rcon.bytes</td><td>counter</td><td>direction</td>
 *     <td>{@code read} or {@code written}</td></tr>
 * <tr><td>rcon.datagrams.dropped</td><td>counter</td><td>reason</td>
 *     <td>datagrams that belonged to no exchange</td></tr>
 * </table>
 *
 * <p>There is no tag for the server: ten thousand servers would be millions of series.
 *
 * <p>A module that uses this class requires {@code micrometer.core} itself.
 *
 * <p>Safe on any thread. Give the same listener to every engine that reports to a registry: a
 * registry keeps one gauge of a name, so the sessions of a second listener would not be counted.
 */
public final class MicrometerListener implements RconListener {
  private final MeterRegistry registry;
  private final ConcurrentHashMap<String, DialectMeters> dialects = new ConcurrentHashMap<>();

  /** The dialect asked for last: most fleets have few, and come to one server many times. */
  private @Nullable DialectMeters last;

  private final ConcurrentHashMap<String, Counter> dropped = new ConcurrentHashMap<>();

  private MicrometerListener(MeterRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  /**
   * Makes a listener.
   *
   * @param registry where the meters are kept
   * @return a listener for {@link io.rcon.RconOptionsBuilder#listener}
   */
  // The module is not required transitively: modules that compile without Micrometer would fail.
  @SuppressWarnings("exports")
  public static MicrometerListener of(MeterRegistry registry) {
    return new MicrometerListener(registry);
  }

  /** Allocates nothing but at the first sight of a dialect. */
  private DialectMeters meters(Server server) {
    String dialect = server.dialect().name();
    @Nullable DialectMeters known = last;
    if (known == null || !known.dialect().equals(dialect)) {
      known = dialects.computeIfAbsent(dialect, name -> new DialectMeters(registry, name));
      last = known;
    }
    return known;
  }

  @Override
  public void stateChanged(Server server, SessionState from, SessionState to) {
    meters(server).stateChanged(from, to);
  }

  @Override
  public void connected(Server server, long nanos) {
    meters(server).connected(nanos);
  }

  @Override
  public void loggedIn(Server server, long nanos) {
    meters(server).loggedIn(nanos);
  }

  @Override
  public void reconnecting(Server server, int failures, Duration pause) {
    meters(server).reconnecting();
  }

  @Override
  public void queued(Server server, int depth) {
    meters(server).queued(depth);
  }

  @Override
  public void paced(Server server, long nanos) {
    meters(server).paced(nanos);
  }

  @Override
  public void polled(Server server, long lagNanos) {
    meters(server).polled(lagNanos);
  }

  @Override
  public void pollSkipped(Server server, String reason) {
    meters(server).pollSkipped(reason);
  }

  @Override
  public void replied(Server server, Reply reply) {
    meters(server).replied(reply.elapsedNanos());
  }

  @Override
  public void failed(Server server, RconException failure, long nanos) {
    meters(server).failed(failure.code(), nanos);
  }

  @Override
  public void late(Server server) {
    meters(server).late();
  }

  @Override
  public void eventLost(Server server) {
    meters(server).eventLost();
  }

  @Override
  public void datagramDropped(String reason) {
    @Nullable Counter known = dropped.get(reason);
    Counter counter = known != null ? known : dropped.computeIfAbsent(reason, this::droppedCounter);
    counter.increment();
  }

  private Counter droppedCounter(String reason) {
    return Counter.builder("rcon.datagrams.dropped")
        .description("Datagrams that belonged to no exchange")
        .tag("reason", reason)
        .register(registry);
  }

  @Override
  public void read(Server server, int bytes) {
    meters(server).read(bytes);
  }

  @Override
  public void written(Server server, int bytes) {
    meters(server).written(bytes);
  }
}
