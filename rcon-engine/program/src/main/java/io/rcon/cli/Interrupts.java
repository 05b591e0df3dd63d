package io.rcon.cli;

import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C, SIGTERM or SIGHUP, on its way from whatever thread noticed it to the command that runs.
 */
final class Interrupts {
  private @Nullable Runnable action;
  private boolean raised;
  private int terminatedBy;
  private @Nullable Runnable hangUp;

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

  /** Takes what a SIGHUP does instead of ending the program. */
  synchronized void onHangUp(Runnable newAction) {
    hangUp = newAction;
  }

  /** Runs what a SIGHUP does; false if it is to end the program. */
  boolean hungUp() {
    Runnable toRun;
    synchronized (this) {
      toRun = hangUp;
    }
    if (toRun != null) {
      toRun.run();
    }
    return toRun != null;
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
    terminate(ExitCode.TERMINATED);
  }

  /** Notes a signal that ends the program, by its exit code, and tells the command. */
  void terminate(int exitCode) {
    synchronized (this) {
      terminatedBy = exitCode;
    }
    raise();
  }

  /** Whether there was any of them. */
  synchronized boolean raised() {
    return raised;
  }

  /** Whether there was more than a Ctrl-C. */
  synchronized boolean terminated() {
    return terminatedBy != 0;
  }

  /** The exit code of an interrupt. */
  synchronized int exitCode() {
    return terminatedBy != 0 ? terminatedBy : ExitCode.INTERRUPTED;
  }

  /** Forgets a Ctrl-C that ended one command of many; the other signals are not forgotten. */
  synchronized void clear() {
    raised = terminatedBy != 0;
    action = null;
  }
}
