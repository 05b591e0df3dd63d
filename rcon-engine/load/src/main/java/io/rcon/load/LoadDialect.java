package io.rcon.load;

import io.rcon.Dialect;
import io.rcon.Pacing;
import java.time.Duration;

/**
 * Makes the dialect that load is put on with. Over TCP only the pace is off, since the rate is
 * chosen. Over UDP any number may be in flight, each through a port of its own, and a port rests
 * for two seconds only after silence: an answer that comes later is known by its token. With the
 * rests of a watcher a server that drops nine of ten commands would leave no port free after eight
 * seconds.
 */
public final class LoadDialect {
  private static final Duration REST = Duration.ofSeconds(2);
  private static final int MOST_IN_FLIGHT = 4096;
  private static final int LEAST_IN_FLIGHT = 16;

  private LoadDialect() {}

  /**
   * The dialect that load is sent in.
   *
   * @param dialect the server's
   * @param datagrams whether it uses UDP
   * @param perSecond the highest rate for one server
   * @param timeout how long an answer is waited for
   * @return a dialect with other facts about depth, pace and rests
   */
  public static Dialect of(Dialect dialect, boolean datagrams, double perSecond, Duration timeout) {
    if (!datagrams) {
      return dialect.with(d -> d.pacing(Pacing.NONE));
    }
    Dialect.Rests rests = dialect.rests();
    return dialect.with(d ->
        d.pacing(Pacing.NONE)
            .depth(inFlight(perSecond, timeout))
            .rests(new Dialect.Rests(rests.afterEnd(), rests.afterQuiet(), REST)));
  }

  private static int inFlight(double perSecond, Duration time) {
    double all = perSecond * time.toMillis() / 1000;
    return (int) Math.max(LEAST_IN_FLIGHT, Math.min(MOST_IN_FLIGHT, Math.ceil(all)));
  }

  /**
   * How many local ports that needs.
   *
   * @param perSecond the highest rate for one server
   * @param timeout how long an answer is waited for
   * @return a number for {@link io.rcon.RconOptionsBuilder#udpPorts}
   */
  public static int ports(double perSecond, Duration timeout) {
    return inFlight(perSecond, timeout.plus(REST));
  }
}
