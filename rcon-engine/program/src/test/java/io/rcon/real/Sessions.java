package io.rcon.real;

import io.rcon.Backoff;
import io.rcon.Rcon;
import io.rcon.RconOptionsBuilder;
import io.rcon.RconSession;
import io.rcon.Server;
import java.time.Duration;
import java.util.function.Consumer;

/** Opens sessions as these tests want them: each from its own address, quick to come back. */
final class Sessions {
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1));

  private Sessions() {}

  static RconSession open(Server server) {
    return open(server, options -> {});
  }

  static RconSession open(Server server, Consumer<RconOptionsBuilder> more) {
    return Rcon.open(
        server,
        options -> {
          options.backoff(QUICK).localAddress(Loopback.freshAddress());
          more.accept(options);
        });
  }
}
