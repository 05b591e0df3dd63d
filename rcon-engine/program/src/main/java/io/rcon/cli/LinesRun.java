package io.rcon.cli;

import io.rcon.Outcome;
import io.rcon.RconSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one command a line of some input, and tells the answers in the lines' order. */
final class LinesRun {
  // Far below the limit of a session's queue.
  private static final int MOST = 256;

  private final Console console;
  private final List<RconSession> sessions;
  private final EngineOptions engine;
  private final OutcomeSink sink;
  private final MainLoop loop = new MainLoop();
  private final OrderedReplies replies = new OrderedReplies(loop, this::tell);
  private final LineFeeder lines;
  private final Linger linger;
  private int toldOfLine;
  private @Nullable Outcome last;

  LinesRun(
      Console console,
      Linger linger,
      List<RconSession> sessions,
      EngineOptions engine,
      OutcomeSink sink,
      CommandLines lines) {
    this.console = console;
    this.sessions = sessions;
    this.engine = engine;
    this.sink = sink;
    this.linger = linger;
    this.lines = new LineFeeder(lines, loop, room());
  }

  /**
   * Some more lines than can be in flight, so that no server waits for us; no more than that where
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
    sink.end();
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
    sink.take(command, outcome);
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
