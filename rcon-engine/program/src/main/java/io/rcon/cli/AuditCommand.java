package io.rcon.cli;

import io.rcon.monitor.audit.AuditCheck;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at audit logs. */
@Command(
    name = "audit",
    header = "Checks the audit log of 'rcon watch --commands'.",
    footer = {"", "Example:", "  rcon audit verify fleet.yaml.audit"})
final class AuditCommand implements Callable<Integer> {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Console console;

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    throw CliException.usage("what about the audit log? 'rcon audit verify FILE' checks it");
  }

  @Command(
      name = "verify",
      header = "Tells whether the lines of an audit log follow each other, and what that proves.",
      description = {
        "",
        "Ends well if the chain is whole and, with --head, holds that line. The log's writer tells",
        "its head, the hash of its last line, at the start, each hour and at the end."
      })
  int verify(
      @Parameters(paramLabel = "FILE", description = "The audit log; it may be in use.")
          String file,
      @Option(
              names = "--head",
              paramLabel = "HASH",
              defaultValue = "",
              description = "A head that was told before, and kept elsewhere.")
          String head) {
    String known = head.toLowerCase(Locale.ROOT);
    if (!known.isEmpty() && !HASH.matcher(known).matches()) {
      throw CliException.usage("--head: give the 64 hexadecimal digits that the log told");
    }
    AuditCheck check;
    try {
      check = AuditCheck.of(FileFlag.path("FILE", file), known);
    } catch (IOException e) {
      throw CliException.usage("the audit log cannot be read: " + FileTrouble.words(e));
    }
    boolean whole = check.breaks().isEmpty();
    say((whole ? "whole" : "BROKEN") + ": " + check.lines() + " lines follow each other");
    check.breaks().forEach(each -> say("BROKEN at " + each));
    check.notes().forEach(each -> say("note: " + each));
    say("head: " + check.head());
    return sayWhatItProves(check, known) && whole ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private boolean sayWhatItProves(AuditCheck check, String known) {
    if (known.isEmpty()) {
      say(
          "not seen by this: lines that were cut off at the end, and a file that was written anew"
              + " as a whole. Give --head with a head that was kept elsewhere.");
      return true;
    }
    if (check.knownAt().isEmpty()) {
      say(
          "MISSING: no line has the given head: lines were cut off at the end, or the file was"
              + " written anew, or it is another log's head");
      return false;
    }
    long after = check.lines() - check.knownAt().getAsLong();
    say(
        "the given head is there, so all up to it is as it was written; lines after it: "
            + after
            + ". Not seen by this: later lines that were cut off or written anew.");
    return true;
  }

  private void say(String text) {
    console.out().line(TerminalText.harmless(text));
  }
}
