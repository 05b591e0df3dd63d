package io.rcon.cli;

import io.rcon.RconException;
import io.rcon.RconSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waits until it is known of every server whether it can be reached, and says so. */
final class Greeting {
  private final Console console;
  private final List<RconSession> sessions;
  private final MainLoop loop = new MainLoop();
  private final Tally tally = new Tally();
  private boolean stopped;
  private boolean refused;

  Greeting(Console console, List<RconSession> sessions) {
    this.console = console;
    this.sessions = sessions;
  }

  /** Returns an exit code other than 0 if there is no sense in going on. */
  int await() {
    console.interrupts().handle(() -> loop.execute(() -> stopped = true));
    for (RconSession session : sessions) {
      session.whenReady().whenComplete((ready, thrown) -> loop.execute(() -> known(thrown)));
    }
    loop.runUntil(() -> stopped || tally.total() == sessions.size());
    if (console.interrupts().raised()) {
      return console.interrupts().exitCode();
    }
    if (console.out().isTerminal()) {
      int ready = sessions.size() - tally.failed();
      console
          .err()
          .line(
              ready
                  + " of "
                  + sessions.size()
                  + " ready; :quit or Ctrl-D leaves, :help tells more");
    }
    return refused && tally.failed() == sessions.size()
        ? tally.exitCode(Tally.FailOn.any)
        : ExitCode.OK;
  }

  private void known(@Nullable Throwable thrown) {
    if (thrown == null) {
      tally.add(ExitCode.OK);
      return;
    }
    RconException failure = Outcomes.failure(thrown);
    refused |= failure instanceof RconException.LoginRefused;
    tally.add(ExitCode.of(failure));
    console.err().line("rcon: " + FailureText.line(failure));
  }
}
