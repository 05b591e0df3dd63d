package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.DialectHints;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.TimedOut;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failure says that it may be, by what was seen. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class SilenceCluesTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  private static String message(RconException failure) {
    return String.valueOf(failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "ioquake3, quakeworld, darkplaces or quakeworld or fte",
    "quake3, fte, darkplaces or quakeworld or fte",
    "darkplaces, ioquake3, quake3 or ioquake3 or openarena",
    "quakeworld, quake3, quake3 or ioquake3 or openarena"
  })
  void should_say_whose_prefix_came(String asked, String spoken, String names) {
    try (SimulatedServer simulated = SimulatedServer.start(spoken, "s3cret", o -> o.pacing(false));
        RconSession session =
            Rcon.open(
                Link.server(simulated, Dialect.named(asked).orElseThrow(), "s3cret"),
                o -> o.timeout(SHORT))) {
      String told =
          message(Link.fails(session.execute("echo x"), TimedOut.class, Delivery.UNKNOWN));
      assertTrue(told.contains("so speaks " + names + "; choose that dialect"), told);
      assertFalse(told.contains("password"), told);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quake3", "ioquake3", "quakeworld"})
  void should_not_blame_a_password_that_would_be_named(String dialect) {
    try (Link link = Link.to(dialect, o -> o.timeout(SHORT)).ready()) {
      link.server.reply("mute", ScriptedReply.silent());
      String told = message(link.fails("mute", TimedOut.class, Delivery.UNKNOWN));
      assertTrue(told.contains("but not rcon: others may spend its pace, "), told);
      assertFalse(told.contains("rcon_secure") || told.contains("check the password"), told);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_hint_at_what_the_dialect_says(boolean own) {
    Dialect dialect =
        own
            ? Dialect.DARKPLACES.with(
                d -> d.name("darkplaces-own").hints(new DialectHints(0, true, "the moon")))
            : Dialect.DARKPLACES;
    try (Link link = Link.to(dialect, o -> o.timeout(SHORT)).ready()) {
      link.server.reply("mute", ScriptedReply.silent());
      String told = message(link.fails("mute", TimedOut.class, Delivery.UNKNOWN));
      assertEquals(own, told.contains("the moon"), told);
      assertEquals(!own, told.contains("rcon_secure"), told);
    }
  }

  @Test
  void should_name_another_sender() throws Exception {
    try (Link link = Link.to("darkplaces", o -> o.timeout(SHORT)).ready();
        DatagramSocket other = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      link.server.reply("mute", ScriptedReply.silent());
      PendingReply mute = link.session.execute("mute");
      await().until(() -> link.server.commandsExecuted() == 1);
      byte[] answer = "\u00ff\u00ff\u00ff\u00ffnanswer".getBytes(StandardCharsets.ISO_8859_1);
      int port = link.server.requests().get(0).from().getPort();
      other.send(
          new DatagramPacket(
              answer,
              answer.length,
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
      String told = message(Link.fails(mute, TimedOut.class, Delivery.UNKNOWN));
      assertTrue(told.contains("came from 127.0.0.1:" + other.getLocalPort() + " instead"), told);
    }
  }

  @Test
  void should_say_what_to_check_when_all_is_silent() throws Exception {
    try (DatagramSocket deaf = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        RconSession session =
            Rcon.open(
                Server.of(
                    Dialect.DARKPLACES, "127.0.0.1", deaf.getLocalPort(), Secret.of("s3cret")),
                o -> o.timeout(Duration.ofMillis(2500)))) {
      String told = message(Link.fails(session.execute("x"), TimedOut.class, Delivery.UNKNOWN));
      assertTrue(told.contains("nor does it answer getinfo: check the address, the port"), told);
    }
  }

  @Test
  void should_say_that_more_time_would_have_helped() {
    try (Link link = Link.to("source", o -> o.timeout(SHORT)).ready()) {
      ScriptedReply slow =
          ScriptedReply.text("y".repeat(120_000))
              .with(new Mishap.Split(Collections.nCopies(30, 4100), Duration.ofMillis(100)));
      link.server.reply("slow", slow);
      String told = message(link.fails("slow", TimedOut.class, Delivery.UNKNOWN));
      assertTrue(told.contains("more was coming: give it a longer timeout"), told);
    }
  }

  @Test
  void should_name_the_port_of_the_game() throws Exception {
    try (ServerSocket game = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      int port = game.getLocalPort();
      Dialect own =
          Dialect.MINECRAFT.with(d -> d.name("own").hints(new DialectHints(port, false, "")));
      for (Dialect dialect : new Dialect[] {own, Dialect.MINECRAFT}) {
        try (RconSession session =
            Rcon.open(
                Server.of(dialect, "127.0.0.1", port, Secret.of("s3cret")),
                o -> o.loginTimeout(Duration.ofMillis(300)))) {
          String told =
              message(Link.fails(session.execute("x"), TimedOut.class, Delivery.NOT_SENT));
          assertEquals(dialect == own, told.contains("is the port at which players join"), told);
          assertEquals(dialect == own, told.contains("25575 unless"), told);
        }
      }
    }
  }

  @Test
  void should_see_quotes_around_a_refused_password() {
    for (String given : new String[] {"\"s3cret\"", "'s3cret'", "wrong"}) {
      try (SimulatedServer simulated = SimulatedServer.start("minecraft", "s3cret");
          RconSession session = Rcon.open(Link.server(simulated, Dialect.MINECRAFT, given))) {
        RconException refused =
            assertThrows(RconException.class, () -> session.blocking().execute("list"));
        assertEquals(
            !given.equals("wrong"), message(refused).contains("quotes around"), message(refused));
        assertFalse(message(refused).contains("s3cret"));
      }
    }
    IllegalArgumentException cut =
        assertThrows(
            IllegalArgumentException.class,
            () -> Rcon.open(Server.of(Dialect.QUAKE3, "127.0.0.1", 1, Secret.of("\"s3cret\""))));
    assertTrue(String.valueOf(cut.getMessage()).contains("quotes around it"), cut.getMessage());
  }
}
