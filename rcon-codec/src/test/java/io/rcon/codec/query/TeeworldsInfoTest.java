package io.rcon.codec.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.testing.Hex;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Requests to Teeworlds and its answers; those of 0.7 came from a running 0.7.5. */
class TeeworldsInfoTest {
  private static final UnpooledByteBufAllocator HEAP = UnpooledByteBufAllocator.DEFAULT;

  private static ByteBuf hex(String text) {
    return Unpooled.wrappedBuffer(Hex.bytes(text.replace(" ", "")));
  }

  @Test
  void should_ask_for_a_token_and_with_it_for_the_info() {
    QueryVector vector = QueryVector.named("captured-teeworlds-0.7");
    assertEquals(vector.request(0), QueryVector.hex(TeeworldsInfo.tokenRequest(HEAP, 1)));
    int theirs = TeeworldsInfo.readToken(vector.reply(0), 1).orElseThrow();
    assertEquals(vector.request(1), QueryVector.hex(TeeworldsInfo.request(HEAP, theirs, 1)));
    assertEquals(OptionalInt.empty(), TeeworldsInfo.readToken(vector.reply(0), 2));
    assertEquals(OptionalInt.empty(), TeeworldsInfo.readToken(vector.reply(1), 1));
  }

  @Test
  void should_tell_of_a_server_without_anybody() {
    QueryVector vector = QueryVector.named("captured-teeworlds-0.7");
    TeeworldsInfo info = Objects.requireNonNull(TeeworldsInfo.read(vector.reply(1), 1));
    assertEquals("0.7.5", info.version());
    assertEquals("a test", info.name());
    assertEquals(List.of("dm1", "DM"), List.of(info.map(), info.gameType()));
    assertEquals(List.of(0, 8), List.of(info.players(), info.playerSlots()));
    assertEquals(List.of(0, 8), List.of(info.clients(), info.clientSlots()));
    assertEquals(List.of(), info.list());
    assertTrue(info.complete());
    assertNull(TeeworldsInfo.read(vector.reply(1), 2));
    assertNull(TeeworldsInfo.readOld(vector.reply(1), 1));
  }

  @Test
  void should_tell_of_those_who_connect() {
    QueryVector vector = QueryVector.named("captured-teeworlds-0.7-connecting");
    TeeworldsInfo info = Objects.requireNonNull(TeeworldsInfo.read(vector.reply(1), 1));
    assertEquals(1, info.clients());
    assertEquals("(connecting)", info.list().get(0).name());
    assertTrue(info.list().get(0).watches());
    assertEquals(-1, info.list().get(0).country());
    assertTrue(info.complete());
  }

  @Test
  void should_tell_of_clients_of_the_older_form() {
    QueryVector vector = QueryVector.named("teeworlds-0.6");
    assertEquals(vector.request(0), QueryVector.hex(TeeworldsInfo.oldRequest(HEAP, 1)));
    TeeworldsInfo info = Objects.requireNonNull(TeeworldsInfo.readOld(vector.reply(0), 1));
    assertEquals("0.6.4", info.version());
    assertEquals(List.of(1, 8, 2, 16), counts(info));
    assertEquals(
        List.of(
            new TeeworldsInfo.Client("An 'na'", "clan", 276, -2, false, false),
            new TeeworldsInfo.Client("Bob", "", -1, 7, true, false)),
        info.list());
    assertNull(TeeworldsInfo.readOld(vector.reply(0), 2));
  }

  private static List<Integer> counts(TeeworldsInfo info) {
    return List.of(info.players(), info.playerSlots(), info.clients(), info.clientSlots());
  }

  @Test
  void should_read_numbers_of_every_length() {
    String head = "21 00000001 00000002 ffffffff696e6633 01 00 00 00 00 00 00 00 00 08 01 10";
    // 63, 64, -1, -64, -65, the greatest and the least.
    List<String> numbers = List.of("3f", "8001", "40", "7f", "c001", "bfffffff0f", "ffffffff0f");
    List<Integer> expected = List.of(63, 64, -1, -64, -65, Integer.MAX_VALUE, Integer.MIN_VALUE);
    for (int i = 0; i < numbers.size(); i++) {
      String client = " 4100 00 40 " + numbers.get(i) + " 02";
      TeeworldsInfo info =
          Objects.requireNonNull(TeeworldsInfo.read(hex(head + client), 1), client);
      assertEquals(expected.get(i), info.list().get(0).score(), client);
      assertTrue(info.list().get(0).bot() && info.complete(), client);
    }
  }

  @Test
  void should_say_that_not_all_are_named() {
    String two = "21 00000001 00000002 ffffffff696e6633 01 00 00 00 00 00 00 00 00 08 02 10";
    TeeworldsInfo info = TeeworldsInfo.read(hex(two + " 4100 00 40 01 00"), 1);
    assertFalse(Objects.requireNonNull(info).complete());
    assertEquals(1, info.list().size());
  }
}
