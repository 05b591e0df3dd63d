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
  public void install(Channel channel, PacketListener listener) {
    channel.pipeline().addLast(new SourceFrameDecoder(listener, maxLength, true));
  }

  @Override
  public boolean readsWhileBusy() {
    return true;
  }
}
