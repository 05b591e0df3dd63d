/** Turns bytes into packets and back, without threads, clocks and futures. */
module io.rcon.codec {
  requires transitive io.netty.buffer;
  requires transitive io.netty.transport;
  requires io.netty.common;
  requires static transitive org.jspecify;

  exports io.rcon.codec;
  exports io.rcon.codec.battleye;
  exports io.rcon.codec.doom3;
  exports io.rcon.codec.evrima;
  exports io.rcon.codec.frostbite;
  exports io.rcon.codec.goldsrc;
  exports io.rcon.codec.line;
  exports io.rcon.codec.oob;
  exports io.rcon.codec.openttd;
  exports io.rcon.codec.query;
  exports io.rcon.codec.samp;
  exports io.rcon.codec.source;
}
