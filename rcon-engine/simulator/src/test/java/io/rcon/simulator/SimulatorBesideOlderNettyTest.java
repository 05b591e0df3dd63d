package io.rcon.simulator;

import io.rcon.testing.OlderNetty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The simulator names an older Netty, and what to do about it. */
@Timeout(120)
class SimulatorBesideOlderNettyTest {
  /** A user's test against a server. */
  static final class FirstServer {
    public static void main(String[] args) {
      OlderNetty.report(() -> SimulatedServer.start("minecraft", "s3cret").close());
    }
  }

  /** A user's test against a bad network. */
  static final class FirstNetwork {
    public static void main(String[] args) {
      OlderNetty.report(() -> new FaultyNetwork().close());
    }
  }

  @Test
  void should_name_an_older_netty_before_the_first_server() throws Exception {
    OlderNetty.isNamedBy(FirstServer.class);
  }

  @Test
  void should_name_an_older_netty_before_the_first_network() throws Exception {
    OlderNetty.isNamedBy(FirstNetwork.class);
  }
}
