package io.rcon.internal.wire;

import io.netty.channel.ChannelFuture;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.Literals;
import io.rcon.internal.support.Reasons;
import io.rcon.internal.wire.tls.ProxyTlsHandshake;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * One dial: a connection to one address after the other of a server's name, each begun when the one
 * before has failed or has had a head start (RFC 8305). The first that stands is used and the
 * others are closed, before anything was sent on them. Event loop only.
 */
final class TcpDial extends Deadline implements Lookup.Found {
  private static final long HEAD_START = Duration.ofMillis(250).toNanos();

  private final TcpWire wire;
  private final ProxyTlsHandshake.End end;
  private final Queue<InetSocketAddress> left = new ArrayDeque<>();
  private final List<TcpContender> running = new ArrayList<>();

  /** Those that were tried, by what they met. */
  private final Map<String, List<InetSocketAddress>> failures = new LinkedHashMap<>();

  private String problem = "";
  private boolean allKnown;
  private boolean beginning;
  private boolean over;

  TcpDial(TcpWire wire, ProxyTlsHandshake.End end) {
    this.wire = wire;
    this.end = end;
  }

  @Override
  public void found(List<InetAddress> addresses, String why, boolean isLast) {
    if (over) {
      return;
    }
    List<InetSocketAddress> ordered = wire.ordered(addresses);
    left.addAll(ordered);
    problem =
        !addresses.isEmpty() && ordered.isEmpty()
            ? "the name '" + wire.host() + "' has no address of the local address's family"
            : why;
    allKnown = isLast;
    if (running.isEmpty()) {
      next();
    } else if (!left.isEmpty() && !isArmed()) {
      giveHeadStart();
    }
  }

  /** Begins with the next address, and ends when there is none and none is being tried. */
  private void next() {
    if (beginning) {
      return;
    }
    beginning = true;
    try {
      boolean begun = false;
      while (!over && !left.isEmpty() && (!begun || running.isEmpty())) {
        begun = true;
        TcpContender contender = new TcpContender(wire, left.remove(), end);
        running.add(contender);
        contender.begin(this);
      }
    } finally {
      beginning = false;
    }
    if (over) {
      return;
    }
    if (!left.isEmpty()) {
      giveHeadStart();
    } else if (running.isEmpty() && allKnown) {
      abandon();
      wire.failed(failures.isEmpty() ? problem : told());
    }
  }

  private void giveHeadStart() {
    wire.loop().wheel().arm(this, wire.loop().now() + HEAD_START);
  }

  @Override
  protected void expired(long now) {
    next();
  }

  /** The end of one address's connection, or of the attempt to make it. */
  void connected(TcpContender contender, boolean stands, ChannelFuture how) {
    if (over) {
      contender.close();
      return;
    }
    running.remove(contender);
    if (stands) {
      int others = left.size() + running.size();
      abandon();
      wire.use(contender, others);
      return;
    }
    failures
        .computeIfAbsent(Reasons.of(how.cause()), reason -> new ArrayList<>())
        .add(contender.address());
    next();
  }

  /** Closes connections that are not used; notifies nobody. */
  void abandon() {
    over = true;
    wire.loop().wheel().disarm(this);
    left.clear();
    running.forEach(TcpContender::close);
    running.clear();
  }

  /** Where connections are being made. */
  List<InetSocketAddress> addresses() {
    List<InetSocketAddress> all = new ArrayList<>();
    failures.values().forEach(all::addAll);
    running.forEach(contender -> all.add(contender.address()));
    return all;
  }

  private String told() {
    if (!wire.isByName()) {
      return String.join("; ", failures.keySet());
    }
    List<String> all = new ArrayList<>();
    failures.forEach((reason, where) -> all.add(Literals.text(where) + ": " + reason));
    return String.join("; ", all);
  }
}
