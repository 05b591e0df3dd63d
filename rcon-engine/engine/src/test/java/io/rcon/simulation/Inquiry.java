package io.rcon.simulation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Question;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.spi.QueryExchange;
import io.rcon.spi.QueryProtocol;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A question that a query of Quake III Arena answers, and no command. */
final class Inquiry implements Question<String>, QueryProtocol<String> {
  private static final String REQUEST = "\u00ff\u00ff\u00ff\u00ffgetstatus simulation";

  /** Whether a datagram of the engine asks this. */
  static boolean isOne(String datagram) {
    return datagram.startsWith(REQUEST);
  }

  @Override
  public String name() {
    return "simulation";
  }

  @Override
  public Optional<Command> command(Dialect dialect) {
    return Optional.empty();
  }

  @Override
  public String answer(Dialect dialect, Reply reply) {
    throw new IllegalStateException("no command asks this");
  }

  @Override
  public Optional<Function<RconSession, CompletionStage<String>>> query(Dialect dialect) {
    return Optional.of(session -> session.query(this));
  }

  @Override
  public Carrier carrier() {
    return Carrier.DATAGRAM;
  }

  @Override
  public QueryExchange<String> begin(Server server, IntSupplier random) {
    return new Status();
  }

  private static final class Status implements QueryExchange<String> {
    private @Nullable String status;

    @Override
    public ByteBuf request(ByteBufAllocator allocator) {
      ByteBuf request = allocator.buffer(REQUEST.length());
      return request.writeBytes(REQUEST.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public Step answer(ByteBuf bytes) {
      String text = new String(ByteBufUtil.getBytes(bytes), StandardCharsets.ISO_8859_1);
      if (!text.startsWith("statusResponse", 4)) {
        return Step.STRAY;
      }
      status = text;
      return Step.DONE;
    }

    @Override
    public @Nullable String result() {
      return status;
    }
  }
}
