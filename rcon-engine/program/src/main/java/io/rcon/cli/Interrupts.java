package io.rcon.cli;

import org.jspecify.annotations.Nullable;

/** Ctrl-C or SIGTERM, on its way from whatever thread noticed it to the command that runs. */
final class Interrupts {
  private @Nullable Runnable action;
  private boolean raised;
  private boolean terminated;

  /** Takes what an interrupt does from now on; runs it at once if one came already. */
  void handle(Runnable newAction) {
    synchronized (this) {
      action = newAction;
      if (!raised) {
        return;
      }
    }
    newAction.run();
  }

  /** Notes a Ctrl-C and tells the command. */
  void raise() {
    Runnable toRun;
    synchronized (this) {
      raised = true;
      toRun = action;
    }
    if (toRun != null) {
      toRun.run();
    }
  }

  /** Notes a SIGTERM and tells the command. */
  void terminate() {
    synchronized (this) {
      terminated = true;
    }
    raise();
  }

  /** Whether there was either. */
  synchronized boolean raised() {
    return raised;
  }

  /** Whether there was a SIGTERM. */
  synchronized boolean terminated() {
    return terminated;
  }

  /** What the program's exit says of it. */
  synchronized int exitCode() {
    return terminated ? ExitCode.TERMINATED : ExitCode.INTERRUPTED;
  }

  /** Forgets a Ctrl-C that ended one command of many; a SIGTERM is not forgotten. */
  synchronized void clear() {
    raised = terminated;
    action = null;
  }
}
