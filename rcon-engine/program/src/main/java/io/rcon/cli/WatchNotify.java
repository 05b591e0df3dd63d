package io.rcon.cli;

import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.notify.Notifications;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The webhooks of a fleet file while it is watched. Used on the command's thread only. */
final class WatchNotify {
  @Option(
      names = "--no-notify",
      description =
          "Call no webhook of the fleet file's 'notify', for instance since another watcher does.")
  private boolean unwanted;

  private @Nullable Notifications notifications;

  /** Begins to tell them, also where the file has none yet. */
  void begin(TargetOptions target, FleetMonitor monitor, Console console) {
    if (!unwanted && target.isFleet()) {
      notifications =
          Notifications.start(
              monitor,
              target.notices(),
              (name, text) ->
                  console
                      .err()
                      .line(TerminalText.harmless("rcon: webhook '" + name + "': " + text)));
    }
  }

  /** Follows the file as it is now. */
  void reload(TargetOptions target) {
    if (notifications != null) {
      notifications.follow(target.notices());
    }
  }

  void end() {
    if (notifications != null) {
      notifications.close();
    }
  }
}
