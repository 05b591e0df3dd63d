package io.rcon.internal.fleet;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.testing.OlderNetty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine names an older Netty, and what to do about it. */
@Timeout(120)
class EngineBesideOlderNettyTest {
  /** A user's program. */
  static final class FirstUse {
    public static void main(String[] args) {
      Server server = Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.of("s3cret"));
      OlderNetty.report(() -> Rcon.open(server).close());
    }
  }

  @Test
  void should_name_an_older_netty_that_comes_first_and_its_jar() throws Exception {
    OlderNetty.isNamedBy(FirstUse.class);
  }
}
