package io.rcon.cli;

import io.rcon.Broadcast;
import io.rcon.Command;
import io.rcon.Outcome;
import io.rcon.RconFleet;
import io.rcon.Selector;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Runs one command on every server of a fleet, and shows each outcome as it comes. At a terminal it
 * says after a second what it waits for.
 */
final class ExecBroadcast {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Console console;
  private final ReplyPrinter printer;
  private final Progress progress;
  private final Tally tally;
  private final MainLoop loop = new MainLoop();
  private boolean ended;

  ExecBroadcast(Console console, ReplyPrinter printer, Progress progress, Tally tally) {
    this.console = console;
    this.printer = printer;
    this.progress = progress;
    this.tally = tally;
  }

  /** Returns when every server has its outcome, after Ctrl-C too. */
  void run(RconFleet fleet, Command command, Linger linger) {
    Broadcast broadcast =
        fleet.broadcast(
            command, Selector.all(), outcome -> loop.execute(() -> came(outcome, command, linger)));
    int total = broadcast.total();
    broadcast.summary().thenRun(() -> loop.execute(() -> ended = true));
    console.interrupts().handle(() -> loop.execute(broadcast::cancel));
    BooleanSupplier due =
        () -> {
          progress.show(broadcast.done(), total, broadcast.failed());
          return ended || !linger.isEmpty();
        };
    if (console.err().isTerminal()) {
      loop.runUntil(due, System.nanoTime() + SOON.toNanos());
      if (!due.getAsBoolean()) {
        progress.clear();
        console.err().line(WaitingNotice.of(fleet));
      }
    }
    while (!ended || !linger.isEmpty()) {
      loop.runUntil(due);
      if (!linger.isEmpty()) {
        linger.letGo(loop, outcome -> tell(command, outcome));
      }
    }
    progress.clear();
    printer.end();
  }

  private void came(Outcome outcome, Command command, Linger linger) {
    if (!linger.holds(outcome)) {
      tell(command, outcome);
    }
  }

  private void tell(Command command, Outcome outcome) {
    tally.add(outcome);
    printer.print(command.text(), outcome);
  }
}
