/** Sessions and fleets without a network, for unit tests of what uses the engine. */
module io.rcon.fake {
  requires transitive io.rcon;
  requires static transitive org.jspecify;

  exports io.rcon.fake;
}
