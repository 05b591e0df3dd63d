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
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The question of Doom 3's query, and what the answers become. */
final class Doom3ExchangeTest {
  private final Doom3Exchange exchange = asking(7);

  private static Doom3Exchange asking(int challenge) {
    Dialect dialect = Dialect.named("doom3").orElseThrow();
    return new Doom3Exchange(Server.of(dialect, "127.0.0.1", 27666, Secret.none()), challenge);
  }

  private static DatagramVector vector(String id) {
    return DatagramVector.of("vectors/doom3.txt", id);
  }

  private static byte[] bytes(String id) {
    return Hex.bytes(vector(id).replies().get(0));
  }

  private Step answer(byte... bytes) {
    return exchange.answer(Unpooled.wrappedBuffer(bytes));
  }

  private ServerStatus status() {
    ServerStatus status = exchange.result();
    assertNotNull(status);
    return status;
  }

  @Test
  void asksOnceAndTakesTheAnswerToItsOwnChallenge() {
    ByteBuf made = exchange.request(UnpooledByteBufAllocator.DEFAULT);
    assertEquals(vector("d3-getinfo-mask").requests().get(0), ByteBufUtil.hexDump(made));
    made.release();
    assertEquals(Step.STRAY, answer(bytes("d3-getinfo")), "another's challenge");
    assertEquals(Step.STRAY, answer(bytes("d3-rcon")), "an answer to a command");
    assertNull(exchange.result());
    assertEquals(Step.DONE, answer(bytes("d3-getinfo-mask")));
    assertTrue(status().complete());
    assertEquals("Test server", status().name().orElseThrow());
    assertEquals("game/mp/d3dm1", status().map().orElseThrow());
    assertEquals(OptionalInt.of(2), status().online());
    assertEquals(OptionalInt.of(8), status().max());
    assertEquals("1.40", status().details().get("protocol"));
    assertEquals("An na", status().players().get(0).name());
    assertEquals("^2An na", status().players().get(0).rawName());
    assertEquals(OptionalInt.of(3), status().players().get(1).slot());
    assertEquals(OptionalInt.of(48), status().players().get(1).ping());
  }

  @Test
  void tellsTheClansOfQuake4() {
    assertEquals(Step.DONE, answer(bytes("q4-getinfo")));
    assertEquals(Map.of("clan", "[x]", "rate", "15000"), status().players().get(0).details());
  }

  @Test
  void countsNobodyWhereTheRowsAreCut() {
    byte[] whole = bytes("d3-getinfo-mask");
    assertEquals(Step.DONE, answer(Arrays.copyOf(whole, whole.length - 7)));
    assertFalse(status().complete());
    assertEquals(OptionalInt.empty(), status().online());
    assertEquals("game/mp/d3dm1", status().map().orElseThrow());
  }
}
