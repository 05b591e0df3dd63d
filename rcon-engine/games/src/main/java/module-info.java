/** What needs more than Netty: status texts in JSON, Server List Ping. Found as a service. */
module io.rcon.games {
  requires transitive io.rcon;
  requires com.fasterxml.jackson.core;
  requires io.netty.buffer;
  requires static transitive org.jspecify;

  exports io.rcon.games;

  provides io.rcon.status.StatusProvider with
      io.rcon.games.GamesProvider;
}
