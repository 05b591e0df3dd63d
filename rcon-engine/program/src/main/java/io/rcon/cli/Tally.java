package io.rcon.cli;

import io.rcon.Outcome;

/** Counts outcomes and turns them into an exit code. */
final class Tally {
  /** The failures that make the program fail. */
  enum FailOn {
    /** One is enough. */
    any,
    /** Only if nothing went well. */
    all,
    /** None of them. */
    none
  }

  private int total;
  private int failed;
  private int firstCode;
  private boolean mixed;

  void add(Outcome outcome) {
    add(outcome.failure().map(ExitCode::of).orElse(ExitCode.OK));
  }

  void add(int code) {
    total++;
    if (code == ExitCode.OK) {
      return;
    }
    if (failed++ == 0) {
      firstCode = code;
    } else {
      mixed |= firstCode != code;
    }
  }

  int total() {
    return total;
  }

  int failed() {
    return failed;
  }

  /** The reason if all failed for the same one; otherwise that some failed. */
  int exitCode(FailOn failOn) {
    boolean all = failed == total;
    if (failed == 0 || failOn == FailOn.none || (failOn == FailOn.all && !all)) {
      return ExitCode.OK;
    }
    return all && !mixed ? firstCode : ExitCode.SOME_FAILED;
  }
}
