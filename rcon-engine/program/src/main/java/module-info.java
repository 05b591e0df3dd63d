/** The {@code rcon} command. */
module io.rcon.cli {
  requires com.fasterxml.jackson.core;
  requires HdrHistogram;
  requires info.picocli;
  requires io.netty.common;
  requires io.rcon;
  requires io.rcon.config;
  requires io.rcon.games;
  requires io.rcon.load;
  requires io.rcon.monitor;
  requires io.rcon.simulator;
  requires io.rcon.tunnel;
  requires org.jline;
  requires org.slf4j;
  requires static org.jspecify;

  opens io.rcon.cli to
      info.picocli;
}
