package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending;
import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import io.rcon.codec.source.SourcePacket;
import io.rcon.spi.Conversation.AtClose;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a server of which nothing is known is sent a probe, which is no command. */
class SourceLearningTest {
  private static final Dialect BOLD =
      Dialect.AUTO.with(d ->
          d.ending(
              new Ending(
                  EndRule.QUIET_TIME,
                  4086,
                  Duration.ofMillis(300),
                  Probe.AFTER_FIRST,
                  0,
                  Marker.NONE)));

  private Talk talk = loggedIn(Dialect.AUTO);

  private static Talk loggedIn(Dialect dialect) {
    Talk talk = new Talk(dialect);
    talk.conversation.login(talk);
    talk.stream(frame(2, SourcePacket.AUTH_RESPONSE, ""));
    talk.understood("logged in");
    talk.sent.clear();
    return talk;
  }

  private static String frame(int id, int type, String text) {
    ByteBuf frame =
        SourcePacket.encode(UnpooledByteBufAllocator.DEFAULT, id, type, text.getBytes(UTF_8));
    try {
      return ByteBufUtil.hexDump(frame);
    } finally {
      frame.release();
    }
  }

  /** Gives a command and its answer. {@return whether a probe followed} */
  private boolean probes(int type, String text) {
    int key = talk.command("x");
    talk.sent.clear();
    talk.stream(frame(key, type, text));
    return talk.sent.contains(frame(key + 1, 0, ""));
  }

  private void answered(int type, String text) {
    int key = talk.command("x");
    talk.stream(frame(key, type, text));
    talk.conversation.quiet(key, talk);
    talk.quiet(key);
  }

  @Test
  void theFirstAnswerIsOnlyLookedAt() {
    assertFalse(probes(0, "a\nb"));
    talk = loggedIn(BOLD);
    assertFalse(probes(0, "a\nb"));
  }

  @Test
  void aProbeFollowsOnceNoGameIsLeftThatClosesAtOne() {
    answered(0, "a");
    // Pumpkin sends a frame for each line: with one line nothing speaks against it.
    assertFalse(probes(0, "b"));
    talk = loggedIn(Dialect.AUTO);
    answered(0, "a\nb");
    assertTrue(probes(0, "c"));
  }

  @Test
  void whoMayLoseTheConnectionAsksSooner() {
    talk = loggedIn(BOLD);
    answered(0, "a");
    assertTrue(probes(0, "b"));
  }

  @Test
  void aGameThatIsKnownToCloseIsNeverAsked() {
    talk = loggedIn(BOLD);
    answered(2, "");
    assertFalse(probes(2, "b"));
    assertFalse(probes(2, "c\nd"));
  }

  @Test
  void anAnsweredProbeEndsTheAnswerAndAllAfterIt() {
    answered(0, "a\nb");
    for (String text : new String[] {"one", "two"}) {
      int key = talk.command(text);
      talk.log.clear();
      talk.stream(frame(key, 0, text));
      assertTrue(talk.log.toString().contains("part of 3"), talk.log::toString);
      talk.log.clear();
      talk.stream(frame(key + 1, 0, "Unknown request 0"));
      talk.understood("PROBE " + text);
    }
  }

  @Test
  void twoProbesThatAreIgnoredAreEnough() {
    answered(0, "a\nb");
    for (boolean expected : new boolean[] {true, true, false}) {
      int key = talk.command("x");
      talk.sent.clear();
      talk.stream(frame(key, 0, "c"));
      assertEquals(expected, talk.sent.contains(frame(key + 1, 0, "")));
      talk.conversation.quiet(key, talk);
      talk.quiet(key);
      assertFalse(talk.conversation.awaitsSign());
    }
  }

  /** It may have been by chance, so that the answer is doubted; and it is not tried again. */
  @Test
  void aCloseAtTheProbeIsNotTriedAgain() {
    answered(0, "a\nb");
    int key = talk.command("x");
    talk.stream(frame(key, 0, "c"));
    assertEquals(AtClose.SUSPECT, talk.conversation.closedAfter(key, 1));
    talk.quiet(key);
    assertFalse(probes(0, "d"));
  }

  @Test
  void aLoginThatAProbeWasTakenForIsNotLost() {
    talk = loggedIn(BOLD);
    answered(0, "a");
    assertTrue(probes(0, "b"));
    talk.log.clear();
    talk.stream(frame(-1, 2, ""));
    talk.understood();
    talk.stream(frame(-1, 2, ""));
    talk.understood("login lost");
  }

  /** The text of an acknowledged command comes a while after the empty frame. */
  @Test
  void behindAnEmptyFrameATextIsWaitedFor() {
    talk.command("x");
    talk.log.clear();
    talk.stream(frame(4, 2, ""));
    talk.understood("part of 0", "long quiet");
    talk.stream(frame(4, 2, "text"));
    talk.understood("part of 4", "quiet");
  }
}
