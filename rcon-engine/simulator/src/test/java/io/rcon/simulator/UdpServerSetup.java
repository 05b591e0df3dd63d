package io.rcon.simulator;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One simulated UDP server, a clock that only the test moves, and a client. */
@Execution(ExecutionMode.CONCURRENT)
abstract class UdpServerSetup {
  final AtomicLong clock = new AtomicLong();
  final SimulatedServer server;
  final UdpClient client;

  UdpServerSetup(String game) {
    server = SimulatedServer.start(game, "secret", options -> options.clock(clock::get));
    client = new UdpClient(server);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }
}
