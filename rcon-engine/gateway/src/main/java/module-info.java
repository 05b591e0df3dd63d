/** Front ends that other tools connect to: TLS in front of a game on this host. */
module io.rcon.tunnel {
  requires transitive io.rcon;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires java.naming;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.rcon.tunnel;
}
