package io.rcon.cli;

import io.rcon.FleetChanges;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Makes a fleet follow its file: read again when it changes, and when told to. A file that cannot
 * be used changes nothing, and is said once. Used on the command's thread only.
 */
final class FleetReload {
  private final Path file;
  private final Supplier<List<Server>> read;
  private final Console console;
  private String stamp;
  private String problem = "";

  /**
   * Makes one for a file that was read already.
   *
   * @param read reads it again; fails with a {@link CliException}
   */
  FleetReload(Path file, Supplier<List<Server>> read, Console console) {
    this.file = file;
    this.read = read;
    this.console = console;
    stamp = stamp();
  }

  /** Reads the file if it has changed. */
  void check(RconFleet fleet) {
    String now = stamp();
    if (!now.equals(stamp)) {
      stamp = now;
      reload(fleet);
    }
  }

  /**
   * Reads the file at a signal, and has those servers tried again that refused the login: their
   * passwords are read from their files then.
   */
  void hungUp(RconFleet fleet) {
    reload(fleet);
    List<RconSession> refused =
        fleet.select(Selector.all()).stream()
            .filter(session -> session.state() == SessionState.REFUSED)
            .toList();
    refused.forEach(RconSession::retry);
    if (!refused.isEmpty()) {
      say("servers that refused the login are tried again: " + refused.size());
    }
  }

  /** Reads the file, changed or not. */
  void reload(RconFleet fleet) {
    try {
      FleetChanges changes = fleet.sync(read.get());
      problem = "";
      if (!changes.isEmpty()) {
        say(
            "read "
                + file
                + " again: "
                + changes.added().size()
                + " added, "
                + changes.replaced().size()
                + " replaced, "
                + changes.removed().size()
                + " removed");
      }
    } catch (CliException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      if (!why.equals(problem)) {
        problem = why;
        say("the fleet file has changed and cannot be used; the fleet stays as it was: " + why);
      }
    }
  }

  private void say(String words) {
    console.err().line("rcon: " + TerminalText.harmless(words));
  }

  private String stamp() {
    try {
      Map<String, Object> attributes = Files.readAttributes(file, "lastModifiedTime,size,fileKey");
      return new TreeMap<>(attributes).toString();
    } catch (IOException e) {
      return "missing";
    }
  }
}
