package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.RconEvent;
import io.rcon.Server;
import io.rcon.internal.wire.Wire;
import io.rcon.internal.wire.Wire.Silence;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is counted and told of a session's lines whatever becomes of its commands: how many are in
 * flight, how fast the server is, when it was heard, events, and what shows that its dialect does
 * not fit. Event loop only, but for {@link #lastHeard()} and {@link #misfit()}.
 */
abstract class WatchedLines implements InFlightListener {
  final LoopContext context;
  final LinesListener listener;
  final Server server;
  final Wire wire;
  final LastHeard lastHeard = new LastHeard();
  final Misfit misfit;
  final RoundTrips roundTrips;
  private int inFlight;
  private long lastUsedAt;

  WatchedLines(LoopContext context, Server server, Wire wire, LinesListener listener) {
    this.context = context;
    this.listener = listener;
    this.server = server;
    this.wire = wire;
    misfit = new Misfit(context, server);
    roundTrips = new RoundTrips(context.counters());
  }

  // ---- exchanges

  /** A command was written. */
  final void added(long now) {
    inFlight++;
    lastUsedAt = now;
  }

  /**
   * An exchange is no longer on its line: it counts no more.
   *
   * @param exchange one of {@link Lines#takeOpen}; all others are counted off before they are told
   */
  public void removed(Exchange exchange) {
    inFlight--;
    lastUsedAt = context.loop().now();
    roundTrips.add(exchange.firstNanos());
  }

  /**
   * The session is ready.
   *
   * @param now the loop's time
   * @param loginNanos how long its login took; 0 where there was none
   */
  public void ready(long now, long loginNanos) {
    lastUsedAt = now;
    roundTrips.loginTook(loginNanos);
  }

  /** {@return how many exchanges are in flight} */
  public int inFlight() {
    return inFlight;
  }

  /** {@return when a command was last written or ended, by the loop's time} */
  public long lastUsedAt() {
    return lastUsedAt;
  }

  @Override
  public long roundTrip() {
    return roundTrips.usual();
  }

  // ---- what comes

  @Override
  public void heard(InFlightCommands line) {
    lastHeard.heard(context.loop().now());
    wire.heard();
  }

  @Override
  public void read(int bytes) {
    context.listener().read(server, bytes);
  }

  @Override
  public void written(int bytes) {
    context.listener().written(server, bytes);
  }

  @Override
  public void late(InFlightCommands line) {
    context.counters().addLate();
    context.listener().late(server);
  }

  @Override
  public void moreCame(InFlightCommands line, int bytes) {
    misfit.moreCame(bytes);
  }

  @Override
  public void stray(InFlightCommands line, ByteBuf buffer, int index, int length) {
    context.listener().datagramDropped("malformed");
  }

  @Override
  public void event(InFlightCommands line, String text, @Nullable RconEvent known) {
    context.listener().event(server, text);
    listener.said(text, known);
  }

  /** {@return the dialect of the server} */
  public Dialect dialect() {
    return server.dialect();
  }

  /** {@return when the server was last heard; any thread} */
  public LastHeard lastHeard() {
    return lastHeard;
  }

  /** {@return what shows that the session's dialect is the wrong one} */
  public Misfit misfit() {
    return misfit;
  }

  /**
   * Asks why the server is silent, by other means than rcon.
   *
   * @param found takes the answer, within about a second
   */
  public void explainSilence(Consumer<Silence> found) {
    wire.explainSilence(found);
  }
}
