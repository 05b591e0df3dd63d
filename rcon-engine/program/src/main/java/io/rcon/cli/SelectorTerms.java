package io.rcon.cli;

import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.config.FleetFile;
import io.rcon.config.FleetFileException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The terms that choose something from a fleet file. */
final class SelectorTerms {
  private SelectorTerms() {}

  /** None if the file cannot be read: this is no time to say why. */
  static Set<String> of(String file) {
    Set<String> terms = new TreeSet<>();
    for (Server server : servers(file)) {
      terms.add("name=" + server.name());
      terms.add("dialect=" + server.dialect().name());
      server.tags().forEach((key, value) -> terms.add(key + "=" + value));
    }
    if (!terms.isEmpty()) {
      for (SessionState state : SessionState.values()) {
        terms.add("state=" + state.name().toLowerCase(Locale.ROOT));
      }
    }
    terms.removeIf(term -> term.chars().anyMatch(c -> c <= ' ' || "'\"`$\\".indexOf(c) >= 0));
    return terms;
  }

  private static List<Server> servers(String file) {
    try {
      return FleetFile.load(FileFlag.path("--selectors", file)).servers();
    } catch (FleetFileException | CliException e) {
      return List.of();
    }
  }
}
