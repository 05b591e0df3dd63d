package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;

/** A step of an outbox. */
sealed interface Step {
  /**
   * Writes one part, without flushing it.
   *
   * @param part the bytes
   * @param to the address of the client
   */
  record Write(ByteBuf part, InetSocketAddress to) implements Step {}

  /**
   * Waits for a moment of the loop's ticker.
   *
   * @param nanos the moment
   */
  record Until(long nanos) implements Step {}

  /**
   * Waits from when the step before was done.
   *
   * @param nanos how long
   */
  record Pause(long nanos) implements Step {}

  /** A step without facts. */
  enum Simple implements Step {
    FLUSH,
    CLOSE,
    RESET,
    STALL
  }
}
