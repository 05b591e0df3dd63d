package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Pacing;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconException.TimedOut;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.SessionState;
import io.rcon.commands.CommandResult;
import io.rcon.commands.Commands;
import io.rcon.commands.PlayerKey;
import io.rcon.query.Queries;
import io.rcon.simulator.Mishap;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Sessions with simulated servers of Doom 3. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class Doom3Test {
  private static final Dialect DOOM3 =
      Dialect.named("doom3").orElseThrow().with(d -> d.pacing(Pacing.NONE));

  @Test
  void should_join_the_datagrams_of_a_long_answer() {
    try (Link link = Link.to(DOOM3, o -> {})) {
      link.server.reply("listCvars", ("x".repeat(99) + "\n").repeat(50));
      Reply reply = link.ask("listCvars");
      assertEquals(5000, reply.text().length());
      assertEquals(EndRule.QUIET_TIME, reply.end());
      assertFalse(reply.possiblyTruncated());
    }
  }

  /** Both readings: a key that says so, and nothing. */
  @Test
  void should_know_an_answer_without_a_text() {
    try (Link link = Link.to(DOOM3, o -> {})) {
      link.server.reply("set x 1", "");
      Reply reply = link.ask("set x 1");
      assertEquals("", reply.text());
      assertEquals(EndRule.SINGLE_PACKET, reply.end());
    }
    try (Link link = Link.to(DOOM3, o -> {}, o -> o.reading("silent"), s -> s)) {
      link.server.reply("set x 1", "");
      Command brief = Command.of("set x 1").timeout(Duration.ofMillis(300));
      Link.fails(link.session.execute(brief), TimedOut.class, Delivery.UNKNOWN);
      assertEquals("x", link.text("echo x"));
    }
  }

  @Test
  void should_be_refused_by_a_key() {
    try (Link link =
        Link.to(DOOM3, o -> {}, o -> {}, server -> server.withSecret(Secret.of("hunter2")))) {
      LoginRefused refused =
          Link.fails(link.session.execute("echo x"), LoginRefused.class, Delivery.ANSWERED);
      String told = String.valueOf(refused.getMessage());
      assertTrue(told.contains("#str_04847") && told.contains("password is wrong"), told);
      await().until(() -> link.session.state() == SessionState.REFUSED);
      assertEquals(1, link.server.counts().refusedLogins());
    }
  }

  @Test
  void should_read_the_players_by_both_ways_and_kick_one() {
    try (Link link = Link.to(DOOM3, o -> {}, o -> o.players(3), s -> s)) {
      ServerStatus told = link.session.ask(Questions.status()).toCompletableFuture().join();
      assertEquals("doom3", told.format());
      ServerStatus queried =
          link.session.query(Queries.of(DOOM3).orElseThrow()).toCompletableFuture().join();
      for (ServerStatus status : List.of(told, queried)) {
        assertTrue(status.complete(), status.text());
        assertEquals(List.of(0, 1, 2), slots(status));
        assertEquals("game/mp/d3dm1", status.map().orElseThrow());
        assertEquals(20, status.max().orElseThrow());
        assertEquals("1.41", status.details().get("protocol"));
      }
      assertEquals(told.players().get(1).name(), queried.players().get(1).name());
      link.server.reply("kick 1", "");
      String name = told.players().get(1).name();
      CommandResult kicked =
          Commands.of(link.session).kick(PlayerKey.name(name), "").toCompletableFuture().join();
      assertEquals("kick 1", kicked.text());
    }
  }

  private static List<Integer> slots(ServerStatus status) {
    return status.players().stream().map(player -> player.slot().orElseThrow()).toList();
  }

  @Test
  void should_keep_what_came_when_a_datagram_is_lost() {
    try (Link link = Link.to(DOOM3, o -> {})) {
      link.server.reply("listCvars", ("x".repeat(99) + "\n").repeat(15));
      link.server.mishap("listCvars"::equals, new Mishap.LosePart(1));
      assertEquals(900, link.ask("listCvars").text().length());
    }
  }
}
