package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.RconEvent;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.internal.wire.Wire;
import io.rcon.internal.wire.Wire.Silence;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts and reports of a session's lines, whatever becomes of its commands: their traffic, bytes,
 * events, and what shows that its dialect does not fit. Event loop only, but for {@link
 * #lastHeard()} and {@link #misfitWords()}.
 */
abstract class WatchedLines implements InFlightListener {
  /** The value of {@link #lastHeard()} before the server was heard. */
  public static final long NEVER_HEARD = LineTraffic.NEVER;

  final LoopContext context;
  final LinesListener listener;
  final Server server;
  final Wire wire;
  final LineTraffic traffic;

  /** Null until more comes than the dialect's rule for the end allows. */
  private volatile @Nullable Misfit misfit;

  WatchedLines(LoopContext context, Server server, Wire wire, LinesListener listener) {
    this.context = context;
    this.listener = listener;
    this.server = server;
    this.wire = wire;
    traffic = new LineTraffic(context.counters());
  }

  // ---- exchanges

  /**
   * An exchange is no longer on its line: it counts no more.
   *
   * @param exchange one of {@link Lines#takeOpen}; all others are counted off before they are told
   */
  public void removed(Exchange exchange) {
    traffic.removed(context.loop().now(), exchange.answer().firstNanos(exchange.times().sentAt()));
  }

  /**
   * The session is ready.
   *
   * @param now the loop's time
   * @param loginNanos how long its login took; 0 where there was none
   */
  public void ready(long now, long loginNanos) {
    traffic.ready(now, loginNanos);
  }

  /** {@return how many exchanges are in flight; any thread, then perhaps a moment old} */
  public int inFlight() {
    return traffic.inFlight();
  }

  /** {@return when a command was last written or ended, by the loop's time} */
  public long lastUsedAt() {
    return traffic.lastUsedAt();
  }

  @Override
  public long roundTrip() {
    return traffic.usual();
  }

  @Override
  public long takePace(Exchange exchange, int requests) {
    return listener.takePace(exchange, requests);
  }

  // ---- what comes

  @Override
  public void heard(InFlight line) {
    traffic.heard(context.loop().now());
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
  public void late(InFlight line) {
    late();
  }

  final void late() {
    context.counters().addLate();
    context.listener().late(server);
  }

  @Override
  public void moreCame(InFlight line, int bytes) {
    Misfit noted = misfit;
    if (noted == null) {
      noted = new Misfit(context, server);
      misfit = noted;
    }
    noted.moreCame(bytes);
  }

  @Override
  public void stray(InFlight line, ByteBuf buffer, int index, int length) {
    context.listener().datagramDropped("malformed");
  }

  @Override
  public void event(InFlight line, String text, @Nullable RconEvent known) {
    context.listener().event(server, text);
    listener.said(text, known);
  }

  // ---- seen from above

  /** {@return the dialect of the server} */
  public Dialect dialect() {
    return server.dialect();
  }

  /** {@return the loop's time at which the server was last heard, or {@link #NEVER_HEARD}} */
  public long lastHeard() {
    return traffic.lastHeard();
  }

  /** {@return what shows that the session's dialect is the wrong one; null while nothing does} */
  public @Nullable String misfitWords() {
    Misfit noted = misfit;
    return noted == null ? null : noted.words();
  }

  /** {@return an answer, as far as it can be trusted} */
  public Reply doubted(Reply reply) {
    Misfit noted = misfit;
    return noted == null ? reply : noted.doubted(reply);
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
