package io.rcon.cli;

/** The shell where there is no terminal: one line after the other from standard input. */
final class LineShell {
  private final Console console;
  private final Shell shell;
  private final MainLoop loop = new MainLoop();
  private final Tally tally = new Tally();
  private final LineFeeder lines;

  LineShell(Console console, Shell shell) {
    this.console = console;
    this.shell = shell;
    this.lines = new LineFeeder(new CommandLines(console.lines(), false), loop, 1);
  }

  int run() {
    listen();
    lines.start(this::accept);
    loop.runUntil(() -> lines.ended() || console.interrupts().raised());
    lines.check();
    return console.interrupts().raised()
        ? console.interrupts().exitCode()
        : tally.exitCode(Tally.FailOn.any);
  }

  private void listen() {
    console.interrupts().handle(() -> loop.execute(lines::stop));
  }

  private void accept(String line) {
    boolean goOn = shell.accept(line, tally);
    listen();
    if (!goOn) {
      lines.stop();
    }
    lines.release();
  }
}
