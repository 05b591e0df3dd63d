package io.rcon.simulator;

import io.netty.channel.Channel;

/** How many bytes a server takes from one read, and when it reads again. */
interface ReadDiscipline {
  /** Prepares a new channel, before the connection's own handler is added to it. */
  void install(Channel channel, PacketListener listener);

  /** Whether the server reads on while a command runs. */
  boolean readsWhileBusy();
}
