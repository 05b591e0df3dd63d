package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;

/**
 * A datagram with a password in it, overwritten once it has left, or never will. Every request over
 * UDP is one, so it watches over itself: a promise and a listener for each would cost more.
 */
final class SecretDatagram extends DatagramPacket {
  SecretDatagram(ByteBuf frame, InetSocketAddress remote) {
    super(frame, remote);
  }

  @Override
  public boolean release() {
    Wiped.unlessShared(content());
    return super.release();
  }
}
