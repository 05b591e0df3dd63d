package io.rcon.query;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.spi.QueryExchange;
import io.rcon.spi.QueryExchange.Step;
import io.rcon.spi.QueryProtocol;
import io.rcon.status.ServerStatus;
import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** An exchange without a socket, and the vectors that answer it. */
final class Asked {
  private final QueryExchange<ServerStatus> exchange;

  private Asked(QueryExchange<ServerStatus> exchange) {
    this.exchange = exchange;
  }

  static Asked by(String query, Dialect dialect, IntSupplier random) {
    Server server = Server.of(dialect, "127.0.0.1", 1, Secret.none());
    // All that this package makes are protocols of a status.
    @SuppressWarnings("unchecked") // Every query by name gives a status.
    QueryProtocol<ServerStatus> protocol =
        (QueryProtocol<ServerStatus>) Queries.named(query).orElseThrow();
    return new Asked(protocol.begin(server, random));
  }

  String request() {
    ByteBuf request = exchange.request(UnpooledByteBufAllocator.DEFAULT);
    try {
      return ByteBufUtil.hexDump(request);
    } finally {
      request.release();
    }
  }

  Step answer(String hex) {
    return exchange.answer(Unpooled.wrappedBuffer(Hex.bytes(hex)));
  }

  Step answer(byte... bytes) {
    return exchange.answer(Unpooled.wrappedBuffer(bytes));
  }

  boolean isNothingKnown() {
    return exchange.result() == null;
  }

  ServerStatus status() {
    ServerStatus status = exchange.result();
    assertNotNull(status);
    return status;
  }

  static List<String> requests(String vector) {
    return texts(vector, "request_hex");
  }

  static List<String> replies(String vector) {
    return texts(vector, "reply_hex");
  }

  private static List<String> texts(String vector, String which) {
    for (Object entry : (List<?>) Resources.json("vectors/query-vectors.json")) {
      Map<?, ?> found = (Map<?, ?>) entry;
      if (found.get("id").equals(vector)) {
        return ((List<?>) found.get(which)).stream().map(String::valueOf).toList();
      }
    }
    throw new IllegalArgumentException(vector);
  }
}
