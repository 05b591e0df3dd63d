package io.rcon.simulator;

import io.netty.channel.Channel;
import io.rcon.codec.source.SourceFrameDecoder;

/**
 * Frames in a stream, as many as come and however they are cut.
 *
 * @param maxLength the largest length field that is taken; a larger one is malformed
 */
record StreamReads(int maxLength) implements ReadDiscipline {
  @Override
  public void install(Channel channel, TcpConnection connection) {
    channel.pipeline().addLast(new SourceFrameDecoder(connection, maxLength, true));
  }

  @Override
  public boolean readsWhileBusy() {
    return true;
  }
}
