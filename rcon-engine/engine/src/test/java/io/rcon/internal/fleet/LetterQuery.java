package io.rcon.internal.fleet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.Server;
import io.rcon.spi.QueryExchange;
import io.rcon.spi.QueryProtocol;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Asked with {@code q}, answers with {@code a}. */
final class LetterQuery implements QueryProtocol<String> {
  @Override
  public String name() {
    return "letter";
  }

  @Override
  public Carrier carrier() {
    return Carrier.STREAM;
  }

  @Override
  public QueryExchange<String> begin(Server server, IntSupplier random) {
    return new QueryExchange<>() {
      private @Nullable String answer;

      @Override
      public ByteBuf request(ByteBufAllocator allocator) {
        return allocator.buffer(1).writeByte('q');
      }

      @Override
      public Step answer(ByteBuf bytes) {
        answer = "beside";
        return Step.DONE;
      }

      @Override
      public @Nullable String result() {
        return answer;
      }
    };
  }
}
