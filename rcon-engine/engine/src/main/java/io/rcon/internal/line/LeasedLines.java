package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.RconException.Delivery;
import io.rcon.Server;
import io.rcon.codec.RconCodecException;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.wire.Line;
import io.rcon.internal.wire.LineListener;
import io.rcon.internal.wire.Wire;
import io.rcon.internal.wire.Wire.Silence;
import io.rcon.spi.Mechanism;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines over UDP: every command leases one for itself, and gives it back when it has ended. A pair
 * of server and port then rests, so that what still comes is nobody else's answer. Event loop only.
 */
public final class LeasedLines extends Lines implements LineListener {
  private static final long ASK_AT_MOST = Duration.ofSeconds(1).toNanos();

  private final Leases leases = new Leases();

  /** No line was free when one was wanted. */
  private boolean waiting;

  /** Most sessions never need any. */
  private @Nullable SilenceClues clues;

  LeasedLines(
      LoopContext context, Server server, Mechanism mechanism, Wire wire, LinesListener listener) {
    super(context, server, mechanism, wire, listener);
  }

  // ---- out

  @Override
  public boolean isOpen() {
    return !waiting;
  }

  @Override
  public @Nullable InFlightCommands acquire() {
    InFlightCommands line = context.spareLines().take(this, server, setting.converse());
    Line lease = wire.open(line);
    if (lease == null) {
      wire.whenFree(this::lineIsFree);
      waiting = true;
      return null;
    }
    line.opened(lease);
    leases.add(line);
    return line;
  }

  private void lineIsFree() {
    waiting = false;
    listener.free();
  }

  /** False if it was given back before. */
  private boolean giveBack(InFlight line) {
    boolean removed = leases.remove(line);
    if (leases.first() == null) {
      setting.forgetAlarm();
    }
    return removed;
  }

  /** Before the caller's time ends. */
  @Override
  long askAt(long now, long timeout) {
    return now + Math.min(timeout / 2, ASK_AT_MOST);
  }

  @Override
  public void notWritten(InFlightCommands line, boolean sent) {
    abandon(line, sent);
  }

  /** Nothing is in flight there; if it was used, a late answer may still come. */
  private void abandon(InFlight line, boolean used) {
    if (giveBack(line)) {
      line.end(used ? afterTimeout() : Duration.ZERO);
    }
  }

  private Duration afterTimeout() {
    return server.dialect().rests().afterTimeout();
  }

  // ---- time

  @Override
  public void addDue(long now, List<Exchange> due) {
    leases.forEach(line -> line.addDue(now, due));
  }

  @Override
  public long nextDueAt() {
    return leases.nextDueAt();
  }

  @Override
  public void conversationDue(long now) {
    leases.all().forEach(line -> listener.survive(() -> line.due(now)));
  }

  @Override
  void endsQuietly(InFlightCommands line) {}

  @Override
  void ask(Exchange exchange, InFlightCommands line, long now) {
    exchange.times().askAt(Long.MAX_VALUE);
    if (!listener.takePace()) {
      return;
    }
    long number = exchange.number();
    wire.explainSilence(silence -> {
      clues().asked(silence);
      // Both may be used again by now, for another command.
      boolean same = leases.contains(line) && line.has(exchange) && exchange.number() == number;
      if (silence == Silence.CLOSED_PORT && same) {
        portClosed(exchange, line);
      }
    });
  }

  private void portClosed(Exchange exchange, InFlightCommands line) {
    if (exchange.state() != Exchange.State.UNDER_WAY || exchange.answer().packets() > 0) {
      return;
    }
    String reason = "nothing listens at the port" + wire.at();
    wire.silent(Integer.MAX_VALUE, exchange.times().sentAt(), listener::takePace);
    line.forget(exchange);
    removed(exchange);
    release(exchange, afterTimeout());
    listener.portClosed(exchange, reason);
  }

  @Override
  String silenceSince(long since) {
    return clues().words(since);
  }

  private SilenceClues clues() {
    if (clues == null) {
      clues = new SilenceClues(server.dialect(), context.loop(), wire, traffic);
    }
    return clues;
  }

  @Override
  public void paced() {
    clues().paced();
  }

  // ---- exchanges that leave their lines

  @Override
  public void metSilence(Exchange exchange) {
    release(exchange, afterTimeout());
    if (exchange.answer().packets() == 0 && !clues().answersQuery()) {
      wire.silent(traffic.silences(), exchange.times().sentAt(), listener::takePace);
    }
  }

  @Override
  void lost(Exchange exchange, InFlight line) {
    release(exchange, afterTimeout());
  }

  @Override
  public void release(Exchange exchange, Duration rest) {
    InFlight line = exchange.line();
    if (line != null && giveBack(line)) {
      line.end(rest);
    }
  }

  @Override
  public void takeOff(Exchange exchange, @Nullable String why) {
    if (exchange.line() instanceof InFlightCommands line && line.has(exchange)) {
      line.cutFrame().take(exchange);
      line.forget(exchange);
      removed(exchange);
      abandon(line, true);
    }
  }

  /** Ends one line. */
  private List<Exchange> takeOff(InFlight line, Duration rest) {
    giveBack(line);
    List<Exchange> open = line.retire(rest);
    open.forEach(line::forget);
    return open;
  }

  @Override
  public List<Exchange> takeOpen() {
    List<Exchange> open = new ArrayList<>();
    for (InFlightCommands line = leases.first(); line != null; line = leases.first()) {
      open.addAll(takeOff(line, afterTimeout()));
    }
    return open;
  }

  // ---- what the lines are told

  @Override
  public void loggedIn(InFlight line) {}

  @Override
  public void refused(InFlight line, String reason) {
    List<Exchange> answered = takeOff(line, server.dialect().rests().afterEnd());
    answered.forEach(this::removed);
    listener.refused(answered, reason);
  }

  @Override
  public void loginLost(InFlight line, String reason) {}

  @Override
  public void aligned(InFlight line) {}

  @Override
  void failed(InFlight line, Failure why) {
    for (Exchange exchange : takeOff(line, afterTimeout())) {
      removed(exchange);
      listener.failed(exchange, why, Delivery.UNKNOWN);
    }
    listener.free();
  }

  @Override
  public void stray(InFlight line, ByteBuf buffer, int index, int length) {
    clues().stray(buffer, index, length);
    super.stray(line, buffer, index, length);
  }

  @Override
  public void closed(InFlight line, String reason) {}

  @Override
  public void over(InFlight line) {
    if (line instanceof InFlightCommands ended) {
      context.spareLines().giveBack(ended);
    }
  }

  // ---- what comes for a pair that rests

  @Override
  public LineListener afterEnd() {
    return this;
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    WireTrace trace = WireTrace.of(server);
    if (trace != null) {
      trace.in(buffer, index, length);
    }
    late();
  }

  @Override
  public void malformed(RconCodecException problem) {}

  @Override
  public void closed(String reason) {}
}
