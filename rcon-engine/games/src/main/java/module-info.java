/**
 * The parts that need more than Netty: status texts in JSON, Server List Ping, and games that speak
 * JSON over WebSocket or HTTP. Found as services.
 */
module io.rcon.games {
  requires transitive io.rcon;
  requires com.fasterxml.jackson.core;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.transport;
  requires java.net.http;
  requires static transitive org.jspecify;

  exports io.rcon.games;

  provides io.rcon.DialectProvider with
      io.rcon.games.GameDialects;
  provides io.rcon.spi.Mechanism with
      io.rcon.games.HllMechanism,
      io.rcon.games.MsmpMechanism,
      io.rcon.games.PavlovMechanism,
      io.rcon.games.WebRconMechanism;
  provides io.rcon.status.StatusProvider with
      io.rcon.games.GamesProvider;
}
