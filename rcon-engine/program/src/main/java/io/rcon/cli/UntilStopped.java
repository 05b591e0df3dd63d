package io.rcon.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jline.utils.Signals;

/** The life of a command that serves others until it is told to stop. */
final class UntilStopped {
  private final Console console;
  private final MainLoop loop = new MainLoop();
  private boolean stopped;
  private volatile boolean inputEnded;

  /** From now on signals are heeded, also those that come before all stands. */
  UntilStopped(Console console) {
    this.console = console;
    console.interrupts().handle(() -> loop.execute(() -> stopped = true));
  }

  /**
   * Ends once standard input has, which also comes when the process at its other end is killed; and
   * no longer at Ctrl-C or when the terminal is gone, of which that process hears as well.
   */
  void endWithInput() {
    Signals.register("INT", () -> {});
    Signals.register("HUP", () -> {});
    Thread reader = new Thread(this::awaitEnd, "rcon-input");
    reader.setDaemon(true);
    reader.start();
  }

  private void awaitEnd() {
    try {
      console.input().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // That is an end, too.
    }
    inputEnded = true;
    loop.execute(() -> stopped = true);
    LastResort.haltLater(ExitCode.OK);
  }

  /** Says that all stands, and waits for the signal. */
  void serve() {
    console.out().line("READY");
    loop.runUntil(() -> stopped);
  }

  /** SIGTERM is how such a command is meant to end. */
  int exitCode() {
    return inputEnded || console.interrupts().terminated() ? ExitCode.OK : ExitCode.INTERRUPTED;
  }
}
