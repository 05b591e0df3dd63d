package io.rcon.simulator;

import static io.rcon.simulator.TcpClient.AUTH;
import static io.rcon.simulator.TcpClient.EXEC;
import static io.rcon.simulator.TcpClient.VALUE;
import static io.rcon.simulator.TcpClient.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GenericServerTest {
  @Test
  void speaksPlainlyAndAnswersNoTerminator() {
    try (SimulatedServer server = SimulatedServer.start("generic", "secret");
        TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, EXEC, "big 20000"), frame(3, VALUE, ""), frame(4, EXEC, "echo x"));
      assertEquals(SampleText.plain(20_000), client.read().body());
      assertEquals(4, client.read().id());
      client.send(frame(5, AUTH, "wrong"));
      assertEquals(-1, client.read().id());
      assertEquals(-1, client.ask(6, "echo x").id());
    }
  }

  @Test
  void closesWhatItCannotRead() {
    try (SimulatedServer server = SimulatedServer.start("generic", "secret")) {
      for (int i = 0; i < 2; i++) {
        try (TcpClient client = TcpClient.loggedIn(server)) {
          client.send(TcpClient.hex("ffffff7f"));
          assertTrue(client.isClosed());
        }
      }
    }
  }

  @Test
  void namesTheGamesThereAre() {
    var unknown =
        assertThrows(
            IllegalArgumentException.class, () -> SimulatedServer.start("doom9", "secret"));
    assertTrue(unknown.getMessage().contains("darkplaces"), unknown.getMessage());
  }
}
