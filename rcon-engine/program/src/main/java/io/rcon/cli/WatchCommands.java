package io.rcon.cli;

import io.rcon.monitor.audit.AuditLog;
import io.rcon.monitor.http.HttpOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for whether a watch takes commands, and where they are written down. */
final class WatchCommands {
  private static final String BESIDE_NOTHING = "rcon-watch.audit";

  @Option(
      names = "--commands",
      description =
          "Let those who log in with a token of --http-tokens give commands to servers and set them"
              + " in maintenance, on the page and by the API. Each is written to the audit log.")
  private boolean wanted;

  @Option(
      names = "--audit",
      paramLabel = "FILE",
      description =
          "Where commands of people and schedules are written down before they are sent; without it"
              + " those of people are in the fleet file's name with '.audit' after it. While it"
              + " cannot be written, nothing is sent. 'rcon audit verify' checks it.")
  private @Nullable String audit;

  /** Fails where commands would come from strangers, or nothing could be written down. */
  void check(Optional<HttpOptions> web, boolean schedules) {
    if (wanted && web.isEmpty()) {
      throw CliException.usage("--commands: they come over HTTP, which is off");
    }
    if (wanted && web.get().tokens() == null) {
      throw CliException.usage("--commands: give --http-tokens too, or anybody could give them");
    }
    if (audit != null && !wanted && !schedules) {
      throw CliException.usage(
          "--audit: there are no commands to write down; give --commands or --schedules too");
    }
  }

  /** Opens the log, if there is to be one. */
  WatchAudit open(TargetOptions target, Console console) {
    if (!wanted && audit == null) {
      return WatchAudit.none();
    }
    try {
      AuditLog log =
          AuditLog.open(
              file(target), text -> console.err().line("rcon: " + TerminalText.harmless(text)));
      return new WatchAudit(log, wanted);
    } catch (IOException e) {
      throw CliException.usage("--audit: " + FileTrouble.words(e));
    }
  }

  private Path file(TargetOptions target) {
    if (audit != null) {
      return FileFlag.path("--audit", audit);
    }
    return target
        .file()
        .map(fleet -> fleet.resolveSibling(fleet.getFileName() + ".audit"))
        .orElse(Path.of(BESIDE_NOTHING));
  }
}
