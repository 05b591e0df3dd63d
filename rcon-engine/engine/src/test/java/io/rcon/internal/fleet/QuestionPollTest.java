package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalServerChannel;
import io.rcon.Answered;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.Polling;
import io.rcon.Question;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Polls by a question in virtual time: over rcon, and beside it. */
@Timeout(60)
class QuestionPollTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  /** Queries are answered at a port of their own. */
  private static final int BESIDE = 5000;

  private final VirtualFleet world = new VirtualFleet();
  private final List<String> told = new ArrayList<>();
  private final List<RconException> failures = new ArrayList<>();
  private int queries;
  private boolean mute;

  @AfterEach
  void end() {
    world.close();
  }

  private void listen(int port) {
    new ServerBootstrap()
        .group(world.virtual.eventLoop())
        .channel(LocalServerChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new Answering());
              }
            })
        .bind(VirtualServer.address(port));
    world.virtual.run();
  }

  private final class Answering extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf question) {
      queries++;
      if (!mute) {
        ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), "a"));
      }
    }
  }

  private static Server server(int number) {
    return VirtualFleet.server(Dialect.MINECRAFT, number).queryPort(BESIDE);
  }

  private Polling poll(Question<String> question) {
    return world.fleet.poll(question, TEN_SECONDS, Selector.all(), this::take);
  }

  private void take(Answered<String> answered) {
    answered.answer().ifPresent(told::add);
    answered.failure().ifPresent(failures::add);
  }

  private int count(String where) {
    return (int) told.stream().filter(where::equals).count();
  }

  @Test
  void should_ask_over_rcon_while_that_is_there_and_beside_it_while_it_backs_off() {
    listen(BESIDE);
    VirtualServer server = world.with(server(1));
    Polling polling = poll(new WhereQuestion(true, true));
    world.pass(30_020);
    assertEquals(3, count("rcon"));
    assertEquals(0, queries);
    server.close();
    world.pass(30_000);
    assertEquals(3, count("beside"), "backing off");
    assertEquals(polling.asked(), polling.answered());
    assertEquals(0, polling.skipped() + failures.size());
  }

  /** As it is with most Minecraft servers, whose query is off. */
  @Test
  void should_wake_a_session_at_rest_whose_server_answers_no_queries() {
    VirtualServer server = world.with(server(1));
    poll(new WhereQuestion(true, true));
    world.pass(30_020);
    assertEquals(3, count("rcon"));
    server.drop();
    world.pass(1_000);
    assertEquals(SessionState.IDLE, world.fleet.session("s1").orElseThrow().state());
    world.pass(60_000);
    assertEquals(SessionState.READY, world.fleet.session("s1").orElseThrow().state());
    assertTrue(count("rcon") > 5, () -> told + " " + failures);
    assertEquals(List.of(), failures);
  }

  @Test
  void should_go_on_beside_rcon_while_the_login_is_refused() {
    listen(BESIDE);
    VirtualServer server = world.with(server(1));
    server.refusesLogins = true;
    server.drop();
    world.pass(5_000);
    assertEquals(SessionState.REFUSED, world.fleet.session("s1").orElseThrow().state());
    poll(new WhereQuestion(true, true));
    world.pass(30_020);
    assertEquals(3, count("beside"));
    assertEquals(List.of(), failures);
  }

  @Test
  void should_ask_a_server_without_rcon_beside_it_alone() {
    listen(BESIDE);
    VirtualServer server = world.with(server(1).withoutRcon());
    poll(new WhereQuestion(true, true));
    world.pass(30_020);
    assertEquals(3, count("beside"));
    assertEquals(0, server.connections);
  }

  @Test
  void should_skip_who_can_be_asked_in_neither_way_and_say_what_is_wrong() {
    VirtualServer server = world.with(server(1));
    server.close();
    world.pass(1_000);
    Polling away = poll(new WhereQuestion(true, false));
    world.pass(10_020);
    assertEquals(1, away.skipped());
    assertInstanceOf(RconException.Unreachable.class, failures.get(0));
    away.close();
    failures.clear();
    world.fleet.remove("s1");
    world.with(server(2));
    Polling unknown = poll(new WhereQuestion(false, false));
    world.pass(10_020);
    assertEquals(1, unknown.failed());
    assertInstanceOf(RconException.CommandRejected.class, failures.get(0));
  }

  @Test
  void should_have_one_poll_of_a_server_on_its_way_and_end_when_closed() {
    listen(BESIDE);
    mute = true;
    world.with(server(1).withoutRcon().timeout(Duration.ofSeconds(25)));
    Polling polling = poll(new WhereQuestion(true, true));
    world.pass(20_020);
    assertEquals(1, polling.asked());
    assertEquals(1, polling.skipped());
    assertEquals(List.of("busy"), world.skips);
    polling.close();
    assertTrue(!polling.ended().toCompletableFuture().isDone(), "its outcome is still to come");
    world.pass(30_000);
    assertInstanceOf(RconException.TimedOut.class, failures.get(0));
    assertEquals(1, failures.size());
    assertTrue(polling.ended().toCompletableFuture().isDone());
    assertEquals(1, queries);
  }

  @Test
  void should_follow_the_fleet() {
    listen(BESIDE);
    Polling polling = poll(new WhereQuestion(false, true));
    world.pass(10_000);
    assertEquals(0, polling.asked());
    for (int number = 1; number <= 20; number++) {
      world.with(server(number).withoutRcon());
    }
    world.pass(10_020);
    assertEquals(20, count("beside"), 1);
    world.fleet.remove("s1");
    world.fleet.replace(server(2).withoutRcon().pollEvery(Duration.ofSeconds(1)));
    world.fleet.sync(List.of(server(2).withoutRcon().pollEvery(Duration.ofSeconds(1))));
    told.clear();
    world.pass(10_000);
    assertEquals(10, count("beside"), 1);
    polling.close();
    told.clear();
    world.pass(20_000);
    assertEquals(List.of(), told);
  }

  @Test
  void should_spread_its_queries_evenly() {
    listen(BESIDE);
    for (int number = 1; number <= 100; number++) {
      world.with(server(number).withoutRcon());
    }
    List<Long> at = new ArrayList<>();
    world.fleet.poll(
        new WhereQuestion(true, true),
        TEN_SECONDS,
        Selector.all(),
        answered -> at.add(world.virtual.time() / 1_000_000));
    long begin = world.virtual.time() / 1_000_000;
    world.pass(10_000);
    int[] counts = new int[10];
    at.forEach(time -> counts[(int) Math.min(9, (time - begin) / 1000)]++);
    for (int count : counts) {
      assertEquals(10, count, 2);
    }
  }

  @Test
  void should_let_what_a_consumer_or_a_question_throws_cost_nobody_else() {
    listen(BESIDE);
    world.with(server(1).withoutRcon());
    world.with(server(2));
    world.fleet.poll(
        new WhereQuestion(true, true),
        TEN_SECONDS,
        Selector.all(),
        answered -> {
          told.add(answered.server().name());
          throw new IllegalStateException("thrown by a test");
        });
    world.pass(20_020);
    assertEquals(2, count("s1"));
    assertEquals(2, count("s2"));
    Question<String> thrower =
        new Question<>() {
          @Override
          public String name() {
            return "nothing";
          }

          @Override
          public Optional<Command> command(Dialect dialect) {
            throw new IllegalStateException("thrown by a test");
          }

          @Override
          public String answer(Dialect dialect, Reply reply) {
            throw new IllegalStateException("thrown by a test");
          }
        };
    Polling polling = poll(thrower);
    world.pass(20_020);
    assertTrue(polling.failed() + polling.skipped() >= 3);
    assertEquals(4, failures.size());
  }

  /** Commands of people go first, and what is asked beside rcon takes from the same bucket. */
  @Test
  void should_keep_to_the_pace_of_the_server_behind_people() {
    listen(BESIDE);
    Dialect paced =
        Dialect.MINECRAFT.with(d -> d.name("paced").pacing(Pacing.of(1, Duration.ofSeconds(2))));
    Server server = VirtualFleet.server(paced, 1).queryPort(BESIDE);
    VirtualServer started = world.with(server);
    world.pass(10_000);
    world.fleet.poll(
        new WhereQuestion(false, true), Duration.ofSeconds(1), Selector.all(), this::take);
    RconSession session = world.fleet.session("s1").orElseThrow();
    for (int i = 0; i < 5; i++) {
      session.execute("people " + i);
    }
    world.pass(9_000);
    assertEquals(5, started.commands.size());
    assertTrue(queries <= 1, queries + " queries went before people's commands");
    world.pass(20_000);
    assertEquals(10, queries, 2);
  }
}
