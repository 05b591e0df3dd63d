package io.rcon.tunnel;

import io.rcon.testing.OlderNetty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tunnel names an older Netty, and what to do about it. */
@Timeout(120)
class TunnelBesideOlderNettyTest {
  /** A user's program. */
  static final class FirstTunnel {
    public static void main(String[] args) {
      OlderNetty.report(FirstTunnel::start);
    }

    private static void start() {
      try {
        Tunnel.start(new TunnelOptions()).close();
      } catch (IllegalArgumentException e) {
        // The options lack everything, which is looked at after Netty.
        return;
      }
    }
  }

  @Test
  void should_name_an_older_netty_that_comes_first_and_its_jar() throws Exception {
    OlderNetty.isNamedBy(FirstTunnel.class);
  }
}
