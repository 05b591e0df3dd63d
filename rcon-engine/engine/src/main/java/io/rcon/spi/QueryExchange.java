package io.rcon.spi;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One exchange of a query: its requests and what the answers to them mean. It sends nothing itself
 * and knows no clock. Event loop only.
 *
 * @param <T> the type of the answer
 */
public interface QueryExchange<T> {
  /** The meaning of an answer. */
  enum Step {
    /** It answers nothing that was asked: wait on. */
    STRAY,
    /** It is a part of the answer: wait on. */
    MORE,
    /**
     * {@link QueryExchange#request} has another request, which counts against the server's pace.
     */
    AGAIN,
    /** {@link QueryExchange#result} is whole. */
    DONE
  }

  /**
   * Makes the request that is due: the first, the one after {@link Step#AGAIN}, or after a silence
   * the same once more, since queries change nothing.
   *
   * @param allocator makes the buffer
   * @return all that is to be sent, owned by the caller
   */
  ByteBuf request(ByteBufAllocator allocator);

  /**
   * The same, for formats that hold the server's address.
   *
   * @param allocator makes the buffer
   * @param server the address in use; null if it is not known
   * @return all that is to be sent, owned by the caller
   */
  default ByteBuf request(ByteBufAllocator allocator, @Nullable SocketAddress server) {
    return request(allocator);
  }

  /**
   * Reads an answer.
   *
   * @param bytes a datagram; of a stream all that came so far. Its indices stay, and it is not kept
   * @return its meaning
   * @throws RuntimeException if no answer can come of a stream any more, with the reason
   */
  Step answer(ByteBuf bytes);

  /**
   * The result: whole after {@link Step#DONE}; before it, when no more comes, as much as is known
   * without the rest.
   *
   * @return null if nothing can
   */
  @Nullable T result();
}
