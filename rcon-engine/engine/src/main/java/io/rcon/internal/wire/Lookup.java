package io.rcon.internal.wire;

import io.netty.resolver.dns.DnsNameResolver;
import io.netty.util.concurrent.Future;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The look-up of one name for both families. Once one family has brought addresses, the other has
 * 50 ms more, as RFC 8305 proposes: a name server that is silent about IPv6 must not keep us from
 * IPv4. Addresses that come later are reported later. Event loop only.
 */
final class Lookup extends Deadline {
  /** Receives the addresses that a look-up finds. */
  interface Found {
    /**
     * Addresses were found, or the look-up has ended.
     *
     * @param addresses those that were not reported before
     * @param problem why there is none at all, or empty
     * @param isLast whether no more addresses will come
     */
    void found(List<InetAddress> addresses, String problem, boolean isLast);
  }

  private static final long TIMEOUT = Duration.ofMillis(50).toNanos();

  private final EngineLoop loop;
  private final String host;
  private final Found told;
  private final Set<InetAddress> known = new LinkedHashSet<>();
  private final List<InetAddress> untold = new ArrayList<>();
  private int open = 2;
  private boolean telling;
  private @Nullable Throwable cause;

  private Lookup(EngineLoop loop, String host, Found told) {
    this.loop = loop;
    this.host = host;
    this.told = told;
  }

  static void begin(
      EngineLoop loop, DnsNameResolver first, DnsNameResolver second, String host, Found told) {
    Lookup lookup = new Lookup(loop, host, told);
    first.resolveAll(host).addListener((Future<List<InetAddress>> end) -> lookup.ended(end));
    second.resolveAll(host).addListener((Future<List<InetAddress>> end) -> lookup.ended(end));
  }

  private void ended(Future<List<InetAddress>> end) {
    open--;
    if (end.isSuccess()) {
      end.getNow().stream().filter(known::add).forEach(untold::add);
    } else {
      cause = end.cause();
    }
    if (open == 0) {
      loop.wheel().disarm(this);
      tell();
    } else if (telling) {
      tell();
    } else if (!untold.isEmpty()) {
      loop.wheel().arm(this, loop.now() + TIMEOUT);
    }
  }

  @Override
  protected void expired(long now) {
    telling = true;
    tell();
  }

  private void tell() {
    List<InetAddress> found = List.copyOf(untold);
    untold.clear();
    String problem = known.isEmpty() ? "the name '" + host + "' has no address: " + why() : "";
    told.found(found, problem, open == 0);
  }

  private String why() {
    String message = cause == null ? null : cause.getMessage();
    return message == null ? "the look-up failed" : message;
  }
}
