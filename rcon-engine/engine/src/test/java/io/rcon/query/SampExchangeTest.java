package io.rcon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.spi.QueryExchange.Step;
import io.rcon.status.ServerStatus;
import io.rcon.testing.DatagramVector;
import io.rcon.testing.Hex;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The two questions of SA-MP's query, and what the answers become. */
final class SampExchangeTest {
  private static final DatagramVector INFO = DatagramVector.of("vectors/samp.txt", "samp-info");
  private static final DatagramVector ROWS = DatagramVector.of("vectors/samp.txt", "samp-clients");

  private final SampExchange exchange =
      new SampExchange(
          Server.of(Dialect.named("samp").orElseThrow(), "127.0.0.1", 7777, Secret.none()));

  private String request() {
    ByteBuf made =
        exchange.request(
            UnpooledByteBufAllocator.DEFAULT,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 7777));
    String hex = ByteBufUtil.hexDump(made);
    made.release();
    return hex;
  }

  private Step answer(DatagramVector vector) {
    return exchange.answer(Unpooled.wrappedBuffer(Hex.bytes(vector.replies().get(0))));
  }

  @Test
  void asksForTheServerAndThenForItsPlayers() {
    assertEquals(INFO.requests().get(0), request());
    assertNull(exchange.result());
    assertEquals(Step.STRAY, answer(ROWS), "nobody asked yet");
    assertEquals(Step.AGAIN, answer(INFO));
    assertEquals(ROWS.requests().get(0), request());
    ServerStatus half = exchange.result();
    assertNotNull(half);
    assertFalse(half.complete(), "without its players it is not whole");
    assertEquals(Step.STRAY, answer(INFO), "a double");
    assertEquals(Step.DONE, answer(ROWS));
    ServerStatus status = exchange.result();
    assertNotNull(status);
    assertTrue(status.complete());
    assertEquals("Test server", status.name().orElseThrow());
    assertEquals(OptionalInt.of(2), status.online());
    assertEquals(OptionalInt.of(50), status.max());
    assertEquals("An_na", status.players().get(0).name());
    assertEquals(-1, status.players().get(1).score().orElseThrow());
  }
}
