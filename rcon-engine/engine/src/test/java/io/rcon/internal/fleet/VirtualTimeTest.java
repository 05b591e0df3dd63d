package io.rcon.internal.fleet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Backoff;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconOptions;
import io.rcon.RconOptionsBuilder;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.session.EngineSession;
import io.rcon.internal.support.VirtualLoop;
import io.rcon.session.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hours of a session's life in no time: the loop's clock moves when the test says so. */
@Timeout(60)
class VirtualTimeTest {
  private static final Duration TICK = Duration.ofMillis(10);

  private final VirtualLoop virtual = new VirtualLoop();
  private final StreamNetwork network = new StreamNetwork();
  private final Watch watch = new Watch();
  private final List<RconSession> opened = new ArrayList<>();
  private final VirtualServer server = new VirtualServer(virtual.eventLoop(), 1);

  @AfterEach
  void end() {
    opened.forEach(RconSession::closeAsync);
    virtual.run();
    server.close();
    virtual.pass(Duration.ofSeconds(3));
    virtual.close();
  }

  private RconSession open(Dialect dialect, UnaryOperator<RconOptionsBuilder> options) {
    RconOptions built =
        options.apply(RconOptions.builder().listener(watch).callbacksOnEventLoop()).build();
    Engine engine =
        new Engine(built, network, virtual.eventLoop(), virtual.ticker(), new Random(5));
    EngineSession session = engine.session(Server.of(dialect, "127.0.0.1", 1, Secret.of("s3cret")));
    opened.add(session);
    session.start();
    virtual.run();
    return session;
  }

  private RconSession open() {
    return open(Dialect.MINECRAFT, o -> o);
  }

  private String ask(RconSession session, String command) {
    AtomicReference<Object> end = follow(session.execute(command));
    virtual.run();
    return end.get() instanceof Reply reply ? reply.text() : "" + end.get();
  }

  private static AtomicReference<Object> follow(PendingReply reply) {
    AtomicReference<Object> end = new AtomicReference<>();
    reply.whenComplete((answer, failure) -> end.set(answer != null ? answer : failure));
    return end;
  }

  @Test
  void should_answer_without_any_time_passing() {
    RconSession session = open();
    assertEquals(SessionState.READY, session.state());
    assertEquals("list", ask(session, "list"));
    assertEquals(0, virtual.time());
  }

  /** Netty tells of a channel that could not be made on a thread of its own. */
  @Test
  void should_survive_that_no_channel_can_be_made() {
    network.exhausted = true;
    RconSession session = open();
    RconSession datagrams = open(Dialect.DARKPLACES, o -> o);
    await()
        .pollInSameThread()
        .until(() -> {
          virtual.run();
          return session.state() == SessionState.BACKING_OFF
              && datagrams.state() == SessionState.BACKING_OFF;
        });
    assertTrue(ask(session, "x").contains("no descriptors left"), () -> ask(session, "x"));
    assertTrue(ask(datagrams, "x").contains("no descriptors left"), () -> ask(datagrams, "x"));
    network.exhausted = false;
    virtual.pass(Duration.ofSeconds(2));
    assertEquals(SessionState.READY, session.state());
    assertEquals("list", ask(session, "list"));
  }

  @Test
  void should_end_commands_in_their_time_and_not_before() {
    RconSession session = open();
    server.silent = true;
    for (int millis : new int[] {1, 7, 50, 999, 20_000}) {
      Duration time = Duration.ofMillis(millis);
      // Asked by a probe after a second, it would say that the answer was empty.
      server.deaf = millis > 1000;
      AtomicReference<Object> end = follow(session.execute(Command.of("x").timeout(time)));
      virtual.run();
      virtual.pass(time.minusMillis(1));
      assertEquals(null, end.get(), () -> millis + " ms: too early");
      virtual.pass(TICK);
      assertTrue(end.get() instanceof RconException.TimedOut, () -> millis + " ms: " + end);
      virtual.pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void should_shut_minecraft_until_its_probe_is_answered() {
    RconSession session = open();
    server.silent = true;
    server.deaf = true;
    AtomicReference<Object> first = follow(session.execute("first"));
    AtomicReference<Object> second = follow(session.execute("second"));
    virtual.pass(Duration.ofMillis(5010));
    assertTrue(first.get() instanceof RconException.TimedOut);
    assertEquals(1, server.probes);
    assertEquals(List.of("first"), server.commands);
    virtual.pass(Duration.ofMillis(4900));
    assertEquals(1, server.connections);
    server.silent = false;
    virtual.pass(Duration.ofMillis(200));
    virtual.pass(Duration.ofSeconds(1));
    assertEquals(2, server.connections, "a second silence closes");
    assertEquals("second", ((Reply) second.get()).text());
    assertEquals(List.of("first", "second"), server.commands);
  }

  @Test
  void should_give_a_login_ten_seconds() {
    server.silentAtLogin = true;
    RconSession session = open();
    virtual.pass(Duration.ofMillis(9_990));
    assertEquals(SessionState.LOGGING_IN, session.state());
    virtual.pass(Duration.ofMillis(20));
    assertEquals(SessionState.BACKING_OFF, session.state());
  }

  @Test
  void should_wait_longer_and_longer_up_to_a_minute() {
    server.close();
    RconSession session = open();
    virtual.pass(Duration.ofMinutes(60));
    assertEquals(SessionState.BACKING_OFF, session.state());
    List<Duration> pauses = new ArrayList<>(watch.pauses);
    assertTrue(pauses.size() > 60 && pauses.size() < 400, () -> "" + pauses.size());
    long bound = 1000;
    for (Duration pause : pauses) {
      assertTrue(pause.toMillis() <= bound, pause + " beyond " + bound);
      bound = Math.min(60_000, 2 * bound);
    }
    double mean = pauses.stream().skip(8).mapToLong(Duration::toMillis).average().orElseThrow();
    assertEquals(30_000, mean, 8_000, "full jitter");
  }

  @Test
  void should_wait_longer_while_connections_do_not_hold_and_begin_anew_once_one_does() {
    RconSession session = open();
    for (int i = 0; i < 10; i++) {
      server.drop();
      virtual.run();
      while (session.state() != SessionState.READY) {
        virtual.pass(Duration.ofMillis(100));
      }
    }
    Duration most = watch.pauses.stream().max(Duration::compareTo).orElseThrow();
    assertTrue(most.toMillis() > 5_000, () -> "pauses " + watch.pauses);
    virtual.pass(Backoff.DEFAULT.stableAfter());
    assertEquals("list", ask(session, "list"), "an idle one is no loss");
    server.drop();
    virtual.run();
    Duration last = watch.pauses.get(watch.pauses.size() - 1);
    assertTrue(last.toMillis() <= 1000, () -> "after a stable time " + last);
  }

  @Test
  void should_go_idle_and_leave_no_timer_behind() {
    RconSession session = open(Dialect.MINECRAFT, o -> o.onDemand(Duration.ofMinutes(5)));
    assertEquals(SessionState.IDLE, session.state());
    assertEquals(0, server.connections);
    assertEquals("list", ask(session, "list"));
    virtual.pass(Duration.ofSeconds(299));
    assertEquals(SessionState.READY, session.state());
    virtual.pass(Duration.ofSeconds(2));
    assertEquals(SessionState.IDLE, session.state());
    virtual.pass(Duration.ofSeconds(10));
    assertFalse(virtual.hasTimer());
  }

  @Test
  void should_have_no_timer_while_nothing_is_to_be_done() {
    RconSession session = open();
    assertEquals("list", ask(session, "list"));
    virtual.pass(Duration.ofSeconds(20));
    assertFalse(virtual.hasTimer(), "an idle session has no timer");
    assertEquals(SessionState.READY, session.state());
  }

  @Test
  void should_keep_a_quiet_connection_alive() {
    Dialect kept =
        Dialect.MINECRAFT.with(
            d -> d.name("kept").keepAlive(Duration.ofMinutes(2)).keepAliveCommand("list"));
    RconSession session = open(kept, o -> o);
    virtual.pass(Duration.ofSeconds(119));
    assertEquals(List.of(), server.commands);
    virtual.pass(Duration.ofSeconds(2));
    assertEquals(List.of("list"), server.commands);
    virtual.pass(Duration.ofSeconds(60));
    assertEquals("say hi", ask(session, "say hi"));
    virtual.pass(Duration.ofSeconds(119));
    assertEquals(2, server.commands.size(), "the command counted as a sign of life");
    virtual.pass(Duration.ofSeconds(3));
    assertEquals(3, server.commands.size());
  }

  @Test
  void should_close_two_seconds_after_being_told_although_the_server_is_silent() {
    RconSession session = open();
    server.silent = true;
    server.deaf = true;
    AtomicReference<Object> end = follow(session.execute("x"));
    virtual.run();
    session.closeAsync();
    virtual.pass(Duration.ofMillis(1990));
    assertEquals(SessionState.READY, session.state());
    virtual.pass(Duration.ofMillis(20));
    assertEquals(SessionState.CLOSED, session.state());
    assertTrue(end.get() instanceof RconException.Closed);
    virtual.pass(Duration.ofSeconds(20));
    assertFalse(virtual.hasTimer());
  }
}
