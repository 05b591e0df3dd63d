package io.rcon.cli;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Server;
import io.rcon.query.Queries;
import io.rcon.status.ServerStatus;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks, over UDP and without a login, which family of games is at an address where nothing listens
 * over TCP: one query of each family, each by itself. The first answer ends the search.
 */
final class DatagramSearch {
  private static final List<String> QUERIES =
      List.of(Queries.QUAKE3, Queries.QUAKEWORLD, Queries.QUAKE2, Queries.A2S);

  private final RconFleet fleet;
  private final Server server;
  private final MainLoop loop;
  private final Consumer<String> teller;
  private int open = QUERIES.size();
  private boolean told;

  DatagramSearch(RconFleet fleet, Server server, MainLoop loop, Consumer<String> teller) {
    this.fleet = fleet;
    this.server = server;
    this.loop = loop;
    this.teller = teller;
  }

  /** Whether the way to a server is one that datagrams can take. */
  static boolean isPossible(Server server) {
    return server.proxy().isEmpty() && server.tls().isEmpty();
  }

  void start() {
    for (String query : QUERIES) {
      String name = server.name() + " by " + query;
      RconSession beside = fleet.add(server.withoutRcon().named(name));
      beside
          .query(Queries.named(query).orElseThrow())
          .whenComplete((status, thrown) -> loop.execute(() -> came(query, status)));
    }
  }

  private void came(String query, @Nullable ServerStatus status) {
    open--;
    if (told) {
      return;
    }
    if (status != null && status.known()) {
      told = true;
      teller.accept(words(query, status));
    } else if (open == 0) {
      told = true;
      teller.accept("over UDP nothing answered " + String.join(", ", QUERIES) + " either");
    }
  }

  private static String words(String query, ServerStatus status) {
    String version = status.version().map(text -> " (version '" + text + "')").orElse("");
    String names =
        Dialect.all().stream()
            .filter(each -> Rcon.usesDatagrams(each) && isAsked(each, query))
            .map(Dialect::name)
            .collect(Collectors.joining(", "));
    return "over UDP it answers '"
        + query
        + "'"
        + version
        + ": "
        + (names.isEmpty()
            ? "a game with Steam, whose rcon is off or at another port"
            : "give -t with one of " + names);
  }

  /** DarkPlaces is asked as Quake 3 is. */
  private static boolean isAsked(Dialect dialect, String query) {
    List<String> queries = dialect.get(CommonFacts.QUERY);
    return queries.contains(query)
        || (query.equals(Queries.QUAKE3) && queries.contains(Queries.DARKPLACES));
  }
}
