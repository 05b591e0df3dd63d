package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rcon.Dialect;
import java.util.List;

/**
 * Whatever a server answers in whatever pieces: a conversation understands something or nothing.
 */
class ConversationFuzzTest {
  private static final List<Dialect> DIALECTS = Dialect.all();

  /** The first byte chooses the dialect, the second what was asked before the server speaks. */
  @FuzzTest(maxDuration = "5m")
  void answers(byte[] data) {
    if (data.length < 3) {
      return;
    }
    Dialect dialect = DIALECTS.get(Math.floorMod(data[0], DIALECTS.size()));
    Partner whole = new Partner(dialect, data[1]);
    whole.hear(data, 2, 1 << 20);
    Partner pieces = new Partner(dialect, data[1]);
    pieces.hear(data, 2, 1 + (data[1] & 15));
    boolean readsAreFrames = dialect.family().name().equals("evrima");
    if (whole.isStream() && !readsAreFrames) {
      assertEquals(whole.understood, pieces.understood, "the cuts are TCP's, not the server's");
    }
  }
}
