package io.rcon.cli;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Server;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Those of a choice of servers that a command can have sessions with. Games that take typed
 * commands only, by HTTP, have none: of a fleet they are left out and named, once for the same
 * ones. Where no other is left nobody is left out, so that the engine says why it refuses them.
 */
final class SessionServers {
  private static final int MOST_NAMED = 10;

  private final Console console;
  private final String not;
  private String told = "";

  /**
   * Tells on a console.
   *
   * @param not what is not done with those that are left out, as in {@code not watched}
   */
  SessionServers(Console console, String not) {
    this.console = console;
    this.not = not;
  }

  List<Server> of(List<Server> servers) {
    List<Server> kept = with(servers);
    List<Server> without = servers.stream().filter(server -> !has(server)).toList();
    String words = kept.size() == servers.size() ? "" : words(without);
    if (!words.equals(told)) {
      told = words;
      if (!words.isEmpty()) {
        console.err().line("rcon: " + TerminalText.harmless(words));
      }
    }
    return kept;
  }

  /** The same, for commands that tell by themselves what comes of the others. */
  static List<Server> with(List<Server> servers) {
    List<Server> with = servers.stream().filter(SessionServers::has).toList();
    return with.isEmpty() ? servers : with;
  }

  static boolean has(Server server) {
    return server.dialect().family().hasSessions();
  }

  /** The failure of a command that needs a session. */
  static RconException refusal(Server server) {
    return new RconException.CommandRejected(server.name(), Delivery.NOT_SENT, reason(server));
  }

  /** Why a server does not take a command that needs a session. */
  static String reason(Server server) {
    return "dialect '"
        + server.dialect().name()
        + "' has typed commands only, and no session for free text: "
        + server.dialect().family().instead();
  }

  private String words(List<Server> without) {
    String names =
        without.stream()
            .limit(MOST_NAMED)
            .map(server -> server.name() + " (" + server.dialect() + ")")
            .collect(Collectors.joining(", "));
    int more = without.size() - MOST_NAMED;
    return not
        + ", since games that take typed commands by HTTP have no sessions: "
        + names
        + (more > 0 ? " and " + more + " more" : "")
        + "; 'rcon status' and 'rcon players' ask them too";
  }
}
