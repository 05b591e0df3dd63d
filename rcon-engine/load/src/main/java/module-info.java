/** How many commands a second a game server bears. */
module io.rcon.load {
  requires transitive io.rcon;
  requires transitive HdrHistogram;
  requires com.fasterxml.jackson.core;
  requires java.desktop;
  requires java.management;
  requires xchart;
  requires static transitive org.jspecify;

  exports io.rcon.load;
}
