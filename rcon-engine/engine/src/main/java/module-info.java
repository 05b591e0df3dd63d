/** Sessions and fleets of game servers on few event loops. */
module io.rcon {
  requires transitive io.rcon.codec;
  requires transitive io.netty.buffer;
  requires transitive io.netty.transport;
  requires io.netty.codec.compression;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.handler.proxy;
  requires io.netty.resolver;
  requires io.netty.resolver.dns;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.classes.io_uring;
  requires io.netty.transport.classes.kqueue;
  requires java.naming;
  requires org.slf4j;
  requires static micrometer.core;
  requires static transitive org.jspecify;

  exports io.rcon;
  exports io.rcon.commands;
  exports io.rcon.micrometer;
  exports io.rcon.query;
  exports io.rcon.spi;
  exports io.rcon.status;

  uses io.rcon.DialectProvider;
  uses io.rcon.spi.Mechanism;
  uses io.rcon.status.StatusProvider;

  provides io.rcon.status.StatusProvider with
      io.rcon.query.EngineQueries;
}
