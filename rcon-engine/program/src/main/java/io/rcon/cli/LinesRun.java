package io.rcon.cli;

import io.rcon.Outcome;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one command a line from standard input, and tells the answers in the lines' order. */
final class LinesRun {
  // Far below the limit of a session's queue.
  private static final int MOST = 256;

  private final Console console;
  private final List<RconSession> sessions;
  private final EngineOptions engine;
  private final ReplyPrinter printer;
  private final Tally tally;
  private final MainLoop loop = new MainLoop();
  private final OrderedReplies replies = new OrderedReplies(loop, this::tell);
  private final LineFeeder lines;
  private final Linger linger;
  private int toldOfLine;
  private @Nullable Outcome last;

  LinesRun(
      Console console,
      RconFleet fleet,
      List<RconSession> sessions,
      EngineOptions engine,
      ReplyPrinter printer,
      Tally tally) {
    this.console = console;
    this.sessions = sessions;
    this.engine = engine;
    this.printer = printer;
    this.tally = tally;
    this.linger = new Linger(fleet, console);
    this.lines = new LineFeeder(console.lines(), loop, room());
  }

  /**
   * Some more lines than can be under way, so that no server waits for us; no more than that where
   * the time in the queue counts.
   */
  private int room() {
    int depth = sessions.stream().mapToInt(s -> s.server().dialect().depth()).max().orElse(1);
    return Math.min(MOST, engine.isWithin() ? depth : depth * 4);
  }

  void run() {
    console.interrupts().handle(() -> loop.execute(this::interrupted));
    lines.start(this::execute);
    loop.runUntil(() -> lines.ended() && replies.waiting() == 0);
    printer.end();
    if (last != null && linger.holds(last)) {
      linger.letGo(loop, outcome -> {});
    }
    sessions.forEach(linger::sayMisfit);
    lines.check();
  }

  private void execute(String line) {
    for (RconSession session : sessions) {
      replies.execute(session, engine.command(line));
    }
  }

  private void tell(String command, Outcome outcome) {
    last = outcome;
    tally.add(outcome);
    printer.print(command, outcome);
    if (++toldOfLine == sessions.size()) {
      toldOfLine = 0;
      lines.release();
    }
  }

  private void interrupted() {
    lines.stop();
    replies.cancel();
  }
}
