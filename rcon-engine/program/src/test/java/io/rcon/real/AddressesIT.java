package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Rcon;
import io.rcon.RconSession;
import io.rcon.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Host names and IPv6 addresses lead to real servers as IPv4 addresses do. */
@Timeout(60)
class AddressesIT {
  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void hostNameOverTcp(RealServer server) {
    assertEquals("No help for x\n", ask(server.server("localhost", server.password()), "help x"));
  }

  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void ipv6OverTcp(RealServer server) {
    try (TcpForwarder forwarder = new TcpForwarder("::1", server.port())) {
      assertEquals("No help for x\n", ask(server.behind(forwarder, server.password()), "help x"));
    }
  }

  @Test
  @OnRealServer(Game.NEXUIZ)
  void hostNameOverUdp(RealServer server) {
    assertEquals("x \n", ask(server.server("localhost", server.password()), "echo x"));
  }

  @Test
  @OnRealServer(Game.NEXUIZ)
  void ipv6OverUdp(RealServer server) {
    assertEquals("x \n", ask(server.server("::1", server.password()), "echo x"));
  }

  private static String ask(Server server, String command) {
    try (RconSession session = Rcon.open(server)) {
      return session.blocking().execute(command).text();
    }
  }
}
