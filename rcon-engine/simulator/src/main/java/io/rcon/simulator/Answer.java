package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * An answer in bytes, ready to leave.
 *
 * @param parts frames or datagrams; owned by the holder of the answer
 * @param to the address of the client
 * @param latencyNanos how long it travels, beside those before it
 * @param runNanos how long the command runs, after those before it
 * @param mishaps the faults, in order
 * @param closes whether the connection is closed afterwards
 */
record Answer(
    List<ByteBuf> parts,
    InetSocketAddress to,
    long latencyNanos,
    long runNanos,
    List<Mishap> mishaps,
    boolean closes) {

  void release() {
    parts.forEach(ByteBuf::release);
  }
}
