package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.testing.FreePorts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody listens there, and the operating system says so. */
@Timeout(60)
class ClosedPortIT {
  @Test
  void overTcpTheCommandIsNotSent() {
    assertEquals(Delivery.NOT_SENT, failureOf(Dialect.NUKKIT).delivery());
  }

  @Test
  void overUdpTheSilenceIsExplained() {
    assertEquals(Delivery.UNKNOWN, failureOf(Dialect.IOQUAKE3).delivery());
    assertEquals(Delivery.UNKNOWN, failureOf(Dialect.DARKPLACES).delivery());
  }

  private static RconException failureOf(Dialect dialect) {
    Server server = Server.of(dialect, "127.0.0.1", FreePorts.next(), Secret.of("s3cret"));
    Command command = Command.of("status").timeout(Duration.ofSeconds(1));
    try (RconSession session = Sessions.open(server)) {
      return assertThrows(
          RconException.Unreachable.class, () -> session.blocking().execute(command));
    }
  }
}
