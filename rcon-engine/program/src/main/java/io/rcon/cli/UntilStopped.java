package io.rcon.cli;

/** The life of a command that serves others until it is told to stop. */
final class UntilStopped {
  private final Console console;
  private final MainLoop loop = new MainLoop();
  private boolean stopped;

  /** From now on signals are heeded, also those that come before all stands. */
  UntilStopped(Console console) {
    this.console = console;
    console.interrupts().handle(() -> loop.execute(() -> stopped = true));
  }

  /** Says that all stands, and waits for the signal. */
  void serve() {
    console.out().line("READY");
    loop.runUntil(() -> stopped);
  }

  /** SIGTERM is how such a command is meant to end. */
  int exitCode() {
    return console.interrupts().terminated() ? ExitCode.OK : ExitCode.INTERRUPTED;
  }
}
