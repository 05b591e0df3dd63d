package io.rcon.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.util.NetUtil;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Unreachable;
import io.rcon.RconOptions.TransportKind;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.session.Link;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TransportTest {
  @ParameterizedTest
  @CsvSource({
    "NIO, source", "NIO, minecraft", "NIO, nukkit", "NIO, darkplaces", "NIO, ioquake3",
    "AUTO, source", "AUTO, minecraft", "AUTO, nukkit", "AUTO, darkplaces", "AUTO, ioquake3",
  })
  void should_carry_many_commands_and_big_answers(TransportKind kind, String dialect)
      throws Exception {
    try (Link link = Link.to(dialect, o -> o.transport(kind).eventLoops(2)).ready()) {
      List<PendingReply> replies = new ArrayList<>();
      int count = dialect.equals("ioquake3") ? 4 : 50;
      for (int i = 0; i < count; i++) {
        replies.add(link.session.execute("echo t" + i));
      }
      for (int i = 0; i < count; i++) {
        assertEquals("t" + i, Link.get(replies.get(i)).text().strip());
      }
      int size = dialect.equals("ioquake3") ? 20_000 : 100_000;
      assertEquals(size, link.ask("big " + size).text().length(), 1);
      link.server.closeConnections();
      if (Dialect.named(dialect).orElseThrow().family().name().equals("source")) {
        link.session.execute(io.rcon.Command.of("echo lost").safeToRepeat());
      }
      assertEquals(
          "again",
          Link.get(link.session.execute(io.rcon.Command.of("echo again").safeToRepeat()))
              .text()
              .strip());
    }
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void should_mean_the_native_transport_by_auto() {
    assertTrue(Epoll.isAvailable(), () -> "" + Epoll.unavailabilityCause());
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "darkplaces"})
  @EnabledIf(value = "hasIpv6", disabledReason = "no IPv6 on this machine")
  void should_reach_ipv6_addresses_and_names(String dialect) throws IOException {
    Dialect known = Dialect.named(dialect).orElseThrow();
    try (SimulatedServer six =
            SimulatedServer.start(dialect, "s3cret", o -> o.host("::1").pacing(false));
        RconSession session = Rcon.open(Server.of(known, "::1", six.port(), Secret.of("s3cret")))) {
      assertEquals("[::1]:" + six.port(), session.server().name());
      assertEquals("x", session.blocking().execute("echo x").text().strip());
      assertEquals(20_000, session.blocking().execute("big 20000").text().length());
    }
  }

  static boolean hasIpv6() {
    try (DatagramSocket socket = new DatagramSocket(0, NetUtil.LOCALHOST6)) {
      return socket.isBound();
    } catch (SocketException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "darkplaces"})
  void should_look_names_up(String dialect) {
    Dialect known = Dialect.named(dialect).orElseThrow();
    for (TransportKind kind : new TransportKind[] {TransportKind.NIO, TransportKind.AUTO}) {
      try (SimulatedServer local = SimulatedServer.start(dialect, "s3cret", o -> o.pacing(false));
          RconSession session =
              Rcon.open(
                  Server.of(known, "localhost", local.port(), Secret.of("s3cret")),
                  o -> o.transport(kind))) {
        assertEquals("x", session.blocking().execute("echo x").text().strip());
      }
    }
  }

  @Test
  void should_say_that_a_name_has_no_address() {
    Server nowhere = Server.of(Dialect.SOURCE, "no-such-host.invalid", 1, Secret.of("x"));
    try (RconSession session = Rcon.open(nowhere)) {
      Unreachable away = Link.fails(session.execute("x"), Unreachable.class, Delivery.NOT_SENT);
      assertTrue(String.valueOf(away.getMessage()).contains("no-such-host.invalid"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "darkplaces"})
  void should_leave_from_the_address_it_is_told(String dialect) {
    try (Link link = Link.to(dialect, o -> o.localAddress("127.0.0.1")).ready()) {
      assertEquals("x", link.text("echo x"));
      assertTrue(link.server.requests().get(0).from().getAddress().isLoopbackAddress());
    }
    Server any = Server.of(Dialect.SOURCE, "127.0.0.1", 1, Secret.of("x"));
    assertThrows(IllegalArgumentException.class, () -> Rcon.open(any, o -> o.localAddress("here")));
  }
}
