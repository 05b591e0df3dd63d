package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.codec.source.SourcePacket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers in flight hold so much of memory and no more, over all servers of a loop. */
@Timeout(60)
class ReplyMemoryTest {
  private static final int SHARE = 1 << 20;

  private final List<String> ends = new ArrayList<>();
  private final VirtualFleet world = new VirtualFleet(1, o -> o.replyMemory(SHARE));

  private static ByteBuf piece(String text) {
    return SourcePacket.encode(
        UnpooledByteBufAllocator.DEFAULT,
        7,
        SourcePacket.RESPONSE_VALUE,
        text,
        StandardCharsets.UTF_8);
  }

  private void with(Dialect dialect, int number) {
    world.with(VirtualFleet.server(dialect, number)).silent = true;
    ask(number);
  }

  private void ask(int number) {
    world
        .fleet
        .session("s" + number)
        .orElseThrow()
        .execute(Command.of("list").timeout(Duration.ofSeconds(60)))
        .whenComplete((reply, failure) ->
            ends.add(
                number
                    + " "
                    + (reply != null
                        ? reply.text().length()
                        : failure instanceof RconException why
                            ? why.code() + " " + why.delivery()
                            : failure)));
    world.virtual.run();
  }

  /** Pieces of a thousand characters, each within the quiet time of the one before. */
  private void send(int number, int thousands, String character) {
    for (int i = 0; i < thousands; i++) {
      world.servers.get(number).send(piece(character.repeat(1000)));
      world.virtual.run();
    }
  }

  @Test
  void the_largest_answer_is_given_up_and_the_others_end() {
    try (world) {
      for (int number = 1; number <= 3; number++) {
        with(Dialect.GENERIC, number);
      }
      send(1, 200, "a");
      send(2, 400, "a");
      assertEquals(List.of(), ends);
      send(3, 390, "a");
      assertEquals(List.of("2 OVERLOADED UNKNOWN"), ends);
      assertEquals(SessionState.BACKING_OFF, world.fleet.session("s2").orElseThrow().state());
      world.pass(5000);
      assertEquals(
          List.of("1 200000", "2 OVERLOADED UNKNOWN", "3 390000"), ends.stream().sorted().toList());
    }
  }

  @Test
  void all_of_it_is_there_again_afterwards() {
    try (world) {
      with(Dialect.GENERIC, 1);
      for (int i = 0; i < 5; i++) {
        send(1, 450, "a");
        world.pass(5000);
        ask(1);
      }
      assertEquals(List.of("1 450000", "1 450000", "1 450000", "1 450000", "1 450000"), ends);
    }
  }

  /** Java takes four times the bytes while it makes the text. */
  @Test
  void the_text_counts_while_it_is_made() {
    try (world) {
      with(Dialect.GENERIC, 1);
      send(1, 150, "\u00e9");
      world.pass(5000);
      assertEquals(List.of("1 OVERLOADED UNKNOWN"), ends);
    }
  }

  /** One frame, of which most has come: nobody knows whose it is. */
  @Test
  void a_frame_that_is_not_whole_counts() {
    try (world) {
      with(Dialect.GENERIC, 1);
      with(Dialect.GENERIC, 2);
      ByteBuf half = Unpooled.buffer().writeIntLE(1_000_000).writeIntLE(7).writeIntLE(0);
      world.servers.get(1).send(half.writeZero(900_000));
      world.virtual.run();
      assertEquals(List.of("1 OVERLOADED UNKNOWN"), ends);
      send(2, 400, "a");
      world.pass(5000);
      assertEquals(List.of("1 OVERLOADED UNKNOWN", "2 400000"), ends);
    }
  }

  @Test
  void a_built_in_limit_is_lowered_and_one_of_ones_own_is_refused() {
    try (world) {
      with(Dialect.GENERIC, 1);
      Dialect own = Dialect.GENERIC.with(d -> d.name("own").maxReply(SHARE + 1));
      Server server = VirtualFleet.server(own, 2);
      var refused = assertThrows(IllegalArgumentException.class, () -> world.fleet.add(server));
      String told = "" + refused.getMessage();
      assertTrue(
          told.contains("s2") && told.contains("own") && told.contains("" + SHARE), () -> told);
      assertThrows(IllegalArgumentException.class, () -> world.fleet.replace(server));
      assertTrue(world.fleet.session("s2").isEmpty());
      Dialect derived = own.with(d -> d.name("derived"));
      assertThrows(
          IllegalArgumentException.class,
          () -> Rcon.open(VirtualFleet.server(derived, 3), o -> o.replyMemory(SHARE)));
      assertThrows(
          IllegalArgumentException.class,
          () ->
              Rcon.open(VirtualFleet.server(own, 3), o -> o.replyMemory(2L * SHARE).eventLoops(2)));
      world.fleet.add(
          VirtualFleet.server(Dialect.GENERIC.with(d -> d.name("fits").maxReply(SHARE)), 4));
    }
  }
}
