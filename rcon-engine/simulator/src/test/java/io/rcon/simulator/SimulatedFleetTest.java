package io.rcon.simulator;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedFleetTest {
  @Test
  void servesManyAtOnce() {
    try (SimulatedFleet fleet =
        SimulatedFleet.start(200, "secret", "minecraft", "source", "ioquake3")) {
      List<TcpClient> clients = new ArrayList<>();
      for (SimulatedServer server : fleet.servers()) {
        if (server.game().usesDatagrams()) {
          try (UdpClient client = new UdpClient(server)) {
            client.command("echo x");
            assertEquals("print\nx\n", client.text());
          }
        } else {
          clients.add(TcpClient.loggedIn(server));
        }
      }
      for (TcpClient client : clients) {
        assertEquals("x", client.ask(2, "echo x").body());
      }
      clients.forEach(TcpClient::close);
      assertEquals(200, fleet.counts().commandsExecuted());
      assertEquals(134, fleet.counts().logins());
      assertEquals(
          200,
          fleet.servers().stream()
              .map(server -> server.game().usesDatagrams() + " " + server.address())
              .collect(Collectors.toSet())
              .size());
    }
  }

  @Test
  void saysWhatManyServersNeed() {
    var tooMany =
        assertThrows(IllegalStateException.class, () -> Descriptors.check(10_000, 500, 40, 20_000));
    assertTrue(tooMany.getMessage().contains("20500 descriptors"), tooMany.getMessage());
    assertTrue(tooMany.getMessage().contains("may open 20000"), tooMany.getMessage());
    assertTrue(tooMany.getMessage().contains("ulimit -n"), tooMany.getMessage());
    assertDoesNotThrow(() -> Descriptors.check(9_000, 500, 40, 20_000));
    assertThrows(
        IllegalStateException.class,
        () -> SimulatedFleet.start(Integer.MAX_VALUE / 2, "secret", "minecraft"));
  }

  @Test
  void needsAGame() {
    assertThrows(IllegalArgumentException.class, () -> SimulatedFleet.start(1, "secret"));
  }

  @Test
  void playersFollowFromTheSeed() {
    SimulatedPlayers one = new SimulatedPlayers(5, SimulationOptions.COME_AND_GO);
    SimulatedPlayers same = new SimulatedPlayers(5, SimulationOptions.COME_AND_GO);
    SimulatedPlayers other = new SimulatedPlayers(6, SimulationOptions.COME_AND_GO);
    assertEquals(one.at(1000), same.at(1000));
    assertTrue(!one.at(1000).equals(other.at(1000)), "the seed has no effect");
    long counts = LongStream.range(0, 100).map(s -> one.at(s * 60).size()).distinct().count();
    assertTrue(counts > 3, "players do not come and go");
  }

  @Test
  void sampleTextsAreExact() {
    for (int length : new int[] {0, 1, 7, 64, 4095, 4096, 4097, 10_001}) {
      assertEquals(length, SampleText.plain(length).length());
      assertEquals(length, SampleText.lines(length).length());
      String unicode = SampleText.unicode(length);
      assertEquals(length, unicode.length());
      byte[] bytes = unicode.getBytes(StandardCharsets.UTF_8);
      assertEquals(unicode, new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
