package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;

/** Sends answers: to one TCP connection, or the UDP socket of one server. */
interface AnswerOutput {
  EventLoop loop();

  /** Whether bytes flow in a stream, so that a part may be cut anywhere. */
  boolean isStream();

  /** Whether parts are Source frames, whose fields a mishap may change. */
  default boolean hasSourceFrames() {
    return false;
  }

  void write(ByteBuf part, InetSocketAddress to);

  void flush();

  void close();

  void reset();

  /** Neither reads nor writes from here on, and stays open. */
  void stall();

  /** Nothing waits to be sent any more. */
  void drained();

  ByteBuf unsolicited(Mishap.Unsolicited packet);
}
