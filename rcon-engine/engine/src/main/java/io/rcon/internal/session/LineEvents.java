package io.rcon.internal.session;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect.Rests;
import io.rcon.EndRule;
import io.rcon.RconException.Delivery;
import io.rcon.Refusal;
import io.rcon.RefusalText;
import io.rcon.Reply;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.InFlight;
import io.rcon.internal.line.InFlightCommands;
import io.rcon.internal.line.InFlightListener;
import io.rcon.internal.support.Survived;
import io.rcon.internal.wire.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens on a session's lines, brought to whoever it concerns. Event loop only. */
final class LineEvents implements InFlightListener {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private final SessionCore core;
  private final CommandFlow flow;
  private final @Nullable LoginGuard guard;
  private final SessionContext context;

  /** Most servers take one command at a time, and need no list. */
  private @Nullable InFlightCommands leased;

  private @Nullable List<InFlightCommands> leasedLater;
  private boolean refusedOnce;

  LineEvents(
      SessionCore core, CommandFlow flow, @Nullable LoginGuard guard, SessionContext context) {
    this.core = core;
    this.flow = flow;
    this.guard = guard;
    this.context = context;
  }

  @Override
  public void heard(InFlightCommands line) {
    core.heard();
  }

  @Override
  public void read(int bytes) {
    context.listener().read(core.server(), bytes);
  }

  @Override
  public void written(int bytes) {
    context.listener().written(core.server(), bytes);
  }

  @Override
  public long roundTrip() {
    return flow.roundTrip();
  }

  @Override
  public void wakeAt(long at) {
    flow.wakeAt(at);
  }

  void addDue(long now, List<Exchange> due) {
    InFlightCommands connection = core.line();
    if (connection != null) {
      connection.addDue(now, due);
    }
    if (leased != null) {
      leased.addDue(now, due);
    }
    if (leasedLater != null) {
      leasedLater.forEach(line -> line.addDue(now, due));
    }
  }

  long nextDueAt() {
    InFlightCommands connection = core.line();
    long next = connection == null ? Long.MAX_VALUE : connection.nextDueAt();
    if (leased != null) {
      next = Math.min(next, leased.nextDueAt());
    }
    if (leasedLater != null) {
      for (InFlightCommands line : leasedLater) {
        next = Math.min(next, line.nextDueAt());
      }
    }
    return next;
  }

  @Override
  public void loggedIn(InFlightCommands line) {
    core.loggedIn(line);
  }

  /** What came, as far as it can be trusted under this dialect. */
  Reply doubted(Reply came) {
    return core.outage().misfit().doubted(came);
  }

  @Override
  public void ended(Exchange exchange, Reply came) {
    Reply reply = doubted(came);
    flow.off(exchange);
    refusedOnce = false;
    try {
      if (!core.isStream()) {
        release(exchange, rest(reply.end()));
      }
      ExpectedClose close = flow.expectedClose();
      if (close != null && close.isOf(exchange)) {
        close.answered(reply, guard);
      } else if (guard == null || !guard.holds(exchange, reply)) {
        flow.finish(exchange, reply);
        flow.giveBack(exchange);
      }
    } catch (Throwable e) {
      flow.commonEnds().threw(exchange, e);
    }
    core.idleness().answered();
    flow.dispatch();
    core.mayHaveDrained();
  }

  @Override
  public Recovery failures() {
    return core.recovery();
  }

  private Duration rest(EndRule end) {
    Rests rests = core.server().dialect().rests();
    return end == EndRule.QUIET_TIME ? rests.afterQuiet() : rests.afterEnd();
  }

  /** Over UDP the exchange had a line of its own. */
  void release(Exchange exchange, Duration rest) {
    InFlight line = exchange.line();
    if (line != null && !core.isStream()) {
      giveBack(line);
      line.retire(rest);
    }
  }

  InFlightCommands newLine() {
    return new InFlightCommands(
        this,
        context.loop(),
        core.server(),
        core.mechanism().converse(core.setting()),
        context.memory());
  }

  /** Over UDP: a line for one exchange; null if none is free now. */
  @Nullable InFlightCommands lease() {
    InFlightCommands line = newLine();
    Line lease = core.wire().open(line);
    if (lease == null) {
      return null;
    }
    line.opened(lease);
    if (leased == null) {
      leased = line;
    } else {
      if (leasedLater == null) {
        leasedLater = new ArrayList<>();
      }
      leasedLater.add(line);
    }
    return line;
  }

  /** False if it was given back before. The others stay in the order in which they were leased. */
  private boolean giveBack(InFlight line) {
    if (line != leased) {
      return leasedLater != null && leasedLater.remove(line);
    }
    leased = leasedLater == null || leasedLater.isEmpty() ? null : leasedLater.remove(0);
    return true;
  }

  /** Nothing is under way there; if it was used, a late answer may still come. */
  void abandonLease(InFlight line, boolean used) {
    if (giveBack(line)) {
      line.retire(used ? core.server().dialect().rests().afterTimeout() : Duration.ZERO);
    }
  }

  void failLeased(Failures why) {
    for (InFlightCommands line = leased; line != null; line = leased) {
      failLeased(line, why, core.server().dialect().rests().afterTimeout());
    }
  }

  private void failLeased(InFlightCommands line, Failures why, Duration rest) {
    for (Exchange exchange : takeOff(line, rest)) {
      flow.fail(exchange, why, Delivery.UNKNOWN);
    }
  }

  @Override
  public void refused(InFlightCommands line, String reason) {
    List<Exchange> answered =
        core.isStream() ? List.of() : takeOff(line, core.server().dialect().rests().afterEnd());
    // The session first: whoever is told of the end sees it refused.
    core.setbacks().refused(reason);
    for (Exchange exchange : answered) {
      flow.fail(exchange, Failures.refused(reason), ofRefused(exchange));
    }
  }

  /** One refusal of two requests may be the marker's, after a change of the password. */
  private Delivery ofRefused(Exchange exchange) {
    try {
      return flow.requests(exchange) > 1 ? Delivery.UNKNOWN : Delivery.ANSWERED;
    } catch (Throwable e) {
      Survived.log(log, e, "a mechanism failed to say how many requests a command takes");
      return Delivery.UNKNOWN;
    }
  }

  private List<Exchange> takeOff(InFlightCommands line, Duration rest) {
    giveBack(line);
    List<Exchange> open = line.retire(rest);
    for (Exchange exchange : open) {
      line.forget(exchange);
      flow.off(exchange);
    }
    return open;
  }

  @Override
  public void refusedOrPaced(Exchange exchange, RefusalText refusal, String reason) {
    flow.off(exchange);
    release(exchange, core.server().dialect().rests().afterEnd());
    if (refusal.meaning() == Refusal.PACE) {
      paced(exchange, refusal.pause(), reason);
      return;
    }
    if (refusedOnce) {
      core.setbacks().refused(reason);
      flow.fail(exchange, Failures.refused(reason), Delivery.ANSWERED);
      return;
    }
    if (exchange.isAbandoned() || core.isClosing()) {
      flow.fail(exchange, Failures.closed(reason), Delivery.ANSWERED);
      flow.pausePace(refusal.pause().toNanos());
      core.mayHaveDrained();
      return;
    }
    refusedOnce = true;
    // It was refused in words, so it did not run, and may be sent again.
    flow.pausePace(refusal.pause().toNanos());
    flow.requeue(exchange);
    flow.dispatch();
  }

  /** The words are about the pace alone, and the next ones would be silence. */
  private void paced(Exchange exchange, Duration pause, String reason) {
    flow.pausePace(pause.toNanos());
    flow.timeouts().clues().paced();
    Delivery delivery = ofRefused(exchange);
    String told = reason + "; it was asked too often and is left alone for ";
    flow.fail(exchange, Failures.overloaded(told + pause.toSeconds() + " s"), delivery);
    flow.dispatch();
    core.mayHaveDrained();
  }

  @Override
  public void loginLost(InFlightCommands line, String reason) {
    if (line != core.line()) {
      return;
    }
    if (core.server().dialect().depth() == 1) {
      for (Exchange exchange : line.retire(Duration.ZERO)) {
        line.forget(exchange);
        flow.off(exchange);
        if (exchange.attempts() > 1 || exchange.isAbandoned() || core.isClosing()) {
          flow.fail(exchange, Failures.refused(reason), Delivery.ANSWERED);
        } else {
          flow.requeue(exchange);
        }
      }
    }
    core.setbacks().lost(Failures.disconnected(reason), line);
  }

  @Override
  public void violated(InFlightCommands line, String reason) {
    failed(line, Failures.violation(reason));
  }

  /** The line is of no more use. */
  void failed(InFlightCommands line, Failures why) {
    if (core.isStream()) {
      core.setbacks().failed(line, why);
      return;
    }
    failLeased(line, why, core.server().dialect().rests().afterTimeout());
    flow.dispatch();
    core.mayHaveDrained();
  }

  @Override
  public void aligned(InFlightCommands line) {
    if (line == core.line()) {
      flow.reopen();
      flow.dispatch();
    }
  }

  @Override
  public void late(InFlightCommands line) {
    context.counters().addLate();
    context.listener().late(core.server());
  }

  @Override
  public void moreCame(InFlightCommands line, int bytes) {
    core.outage().misfit().moreCame(bytes);
  }

  @Override
  public void stray(InFlightCommands line, ByteBuf buffer, int index, int length) {
    flow.timeouts().clues().stray(buffer, index, length);
    context.listener().datagramDropped("malformed");
  }

  @Override
  public void event(InFlightCommands line, String text) {
    context.listener().event(core.server(), text);
  }

  @Override
  public void closed(InFlightCommands line, String reason) {
    core.recovery().survive(() -> core.setbacks().lineClosed(line, reason));
  }
}
