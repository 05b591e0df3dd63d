/** Simulated game servers, and bad networks before them, for tests on loopback. */
module io.rcon.simulator {
  requires io.rcon.codec;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.rcon.simulator;
}
