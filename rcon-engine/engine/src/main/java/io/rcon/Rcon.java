package io.rcon;

import io.rcon.codec.NettyVersion;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.fleet.EngineFleet;
import io.rcon.internal.fleet.SharedEngine;
import io.rcon.spi.Mechanism;
import java.util.function.Consumer;

/**
 * Opens sessions and fleets. Where the class path holds a Netty before 4.2, every method throws an
 * {@link IllegalStateException} that names the version, its jar, and the setting to change.
 *
 * <pre>{@code
 * try (RconSession mc = Rcon.open(Server.of(Dialect.MINECRAFT, "10.0.0.7", 25575, secret))) {
 *   System.out.println(mc.blocking().execute("list").text());
 * }
 * }</pre>
 */
public final class Rcon {
  private Rcon() {}

  /**
   * Opens a session. All sessions opened so share one event loop, which ends with the last of them.
   *
   * @param server the server to connect to
   * @return a session that has begun to connect
   * @throws IllegalArgumentException if the server breaks a rule of its dialect
   */
  public static RconSession open(Server server) {
    NettyVersion.check();
    return SharedEngine.open(server);
  }

  /**
   * Opens a session with options, on event loops of its own.
   *
   * @param server the server to connect to
   * @param options sets options
   * @return a session that has begun to connect, unless it is on demand
   * @throws IllegalArgumentException if the server breaks a rule of its dialect
   */
  public static RconSession open(Server server, Consumer<RconOptionsBuilder> options) {
    NettyVersion.check();
    return SharedEngine.open(server, built(options));
  }

  /**
   * Opens an empty fleet with the defaults.
   *
   * @return the fleet
   */
  public static RconFleet fleet() {
    return fleet(o -> {});
  }

  /**
   * Opens an empty fleet.
   *
   * @param options sets options
   * @return the fleet, on event loops of its own
   */
  public static RconFleet fleet(Consumer<RconOptionsBuilder> options) {
    NettyVersion.check();
    return EngineFleet.open(built(options));
  }

  /**
   * Whether a dialect's mechanism speaks UDP. Games of the Quake family then have no connection and
   * no login; a mechanism may have both over datagrams too.
   *
   * @param dialect one of the engine's or one's own
   * @return true for datagrams, false for a stream, and for games without sessions
   * @throws IllegalArgumentException if there is no such mechanism
   */
  public static boolean usesDatagrams(Dialect dialect) {
    return dialect.family().hasSessions()
        && Mechanisms.of(dialect).carrier() instanceof Mechanism.Carrier.Datagrams;
  }

  private static RconOptions built(Consumer<RconOptionsBuilder> options) {
    RconOptionsBuilder builder = RconOptions.builder();
    options.accept(builder);
    return builder.build();
  }
}
