package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.ProtocolViolation;
import io.rcon.simulator.ScriptedReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The longest answer that a dialect allows, to the byte. */
@Timeout(60)
class LongestAnswerTest {
  private static final int MOST = 10_000;

  private static Link link(Dialect base) {
    return Link.to(base.with(d -> d.name(base.name() + "-small").maxReply(MOST)), o -> {}).ready();
  }

  private static void assertIsTheLongest(Dialect base) {
    try (Link link = link(base)) {
      String longest = "x".repeat(MOST);
      link.server.reply("longest", ScriptedReply.text(longest));
      link.server.reply("longer", ScriptedReply.text(longest + "x"));
      assertEquals(MOST, link.text("longest").length());
      String said =
          String.valueOf(
              link.fails("longer", ProtocolViolation.class, Delivery.UNKNOWN).getMessage());
      assertTrue(said.contains("longer than " + MOST + " bytes"), said);
      assertEquals(MOST, link.text("longest").length());
    }
  }

  @Test
  void in_pieces_of_minecraft() {
    assertIsTheLongest(Dialect.MINECRAFT);
  }

  @Test
  void in_pieces_of_source() {
    assertIsTheLongest(Dialect.SOURCE);
  }

  @Test
  void in_datagrams() {
    assertIsTheLongest(Dialect.DARKPLACES);
  }
}
