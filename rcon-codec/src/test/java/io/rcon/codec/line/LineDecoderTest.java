package io.rcon.codec.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as real servers and vectors have them, whole, cut at every byte, and hostile. */
final class LineDecoderTest {
  private final List<String> lines = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int kept;
  private RuntimeException thrown;

  private EmbeddedChannel channel(int longest, int otherEnd) {
    lines.clear();
    return new EmbeddedChannel(
        new LineDecoder(
            longest,
            otherEnd,
            new FrameListener() {
              @Override
              public void frame(ByteBuf buffer, int index, int length) {
                lines.add(buffer.toString(index, length, ISO_8859_1));
                if (thrown != null) {
                  throw thrown;
                }
              }

              @Override
              public void kept(int bytes) {
                kept = bytes;
              }

              @Override
              public void malformed(RconCodecException problem) {
                problems.add(problem.getMessage());
              }
            }));
  }

  private static void write(EmbeddedChannel channel, byte[] bytes, int piece) {
    for (int at = 0; at < bytes.length && channel.isOpen(); at += piece) {
      int size = Math.min(piece, bytes.length - at);
      channel.writeInbound(Unpooled.copiedBuffer(bytes, at, size));
    }
  }

  private static void write(EmbeddedChannel channel, String text) {
    write(channel, text.getBytes(ISO_8859_1), Integer.MAX_VALUE);
  }

  /** All that the servers of the vectors and the capture wrote, each line of it by another rule. */
  private static byte[] everything() {
    List<String> all = new ArrayList<>(Resources.lines("vectors/line.txt"));
    all.addAll(Resources.lines("captures/teeworlds-econ.txt"));
    String hex =
        String.join(
            "", all.stream().filter(l -> l.startsWith("< ")).map(l -> l.substring(2)).toList());
    return Hex.bytes(hex);
  }

  private static List<String> plainly(byte[] bytes) {
    List<String> found = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (byte b : bytes) {
      if (b != 0 || line.length() > 0) {
        line.append((char) (b & 0xff));
      }
      if (b == '\n' || b == 4) {
        found.add(line.toString());
        line.setLength(0);
      }
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "7", "64", "1000", "1000000"})
  void findsTheSameLinesHoweverTheyAreCut(int piece) {
    byte[] all = everything();
    EmbeddedChannel channel = channel(2000, 4);
    write(channel, all, piece);
    assertEquals(plainly(all), lines);
    assertTrue(lines.size() > 60, "only " + lines.size());
    assertEquals(0, kept, "NULs behind the last line are not kept");
    assertFalse(channel.finish());
    assertEquals(List.of(), problems);
  }

  @Test
  void cutOnceAtEachByte() {
    byte[] some = "Enter password:\n\0\0[1][a]: b\r\n\0\n\0\0x\4y\n".getBytes(ISO_8859_1);
    List<String> expected = plainly(some);
    for (int cut = 0; cut <= some.length; cut++) {
      EmbeddedChannel channel = channel(100, 4);
      channel.writeInbound(Unpooled.copiedBuffer(some, 0, cut));
      channel.writeInbound(Unpooled.copiedBuffer(some, cut, some.length - cut));
      assertEquals(expected, lines, "cut at " + cut);
      channel.finish();
      assertEquals(expected, lines, "cut at " + cut);
    }
  }

  @Test
  void aByteThatEndsNothingIsPartOfALine() {
    EmbeddedChannel channel = channel(100, LineDecoder.NONE);
    write(channel, "a\4b\n");
    assertEquals(List.of("a\4b\n"), lines);
    channel.finish();
  }

  @Test
  void aStreamThatEndsInItsFirstLineHandsItOver() {
    EmbeddedChannel channel = channel(100, LineDecoder.NONE);
    write(channel, "\0You have been banned");
    assertEquals(List.of(), lines);
    channel.finish();
    assertEquals(List.of("You have been banned"), lines);
  }

  @Test
  void theBeginOfALaterLineIsDroppedAtTheEnd() {
    EmbeddedChannel channel = channel(100, LineDecoder.NONE);
    write(channel, "a\nb");
    channel.finish();
    assertEquals(List.of("a\n"), lines);
  }

  @Test
  void aLineThatIsTooLongClosesAtOnce() {
    for (int piece : new int[] {1, 3, 1000}) {
      problems.clear();
      EmbeddedChannel channel = channel(10, LineDecoder.NONE);
      write(channel, "0123456789\n".getBytes(ISO_8859_1), piece);
      assertTrue(channel.isOpen());
      write(channel, "0123456789a".getBytes(ISO_8859_1), piece);
      assertFalse(channel.isOpen());
      assertEquals(List.of("a line is longer than 10 bytes"), problems);
      assertEquals(List.of("0123456789\n"), lines);
      channel.finish();
    }
  }

  @Test
  void memoryFollowsWhatCameAndIsGivenBack() {
    EmbeddedChannel channel = channel(1 << 20, LineDecoder.NONE);
    write(channel, "a");
    assertTrue(kept > 0 && kept <= 64, "" + kept);
    write(channel, "b".repeat(100_000));
    assertTrue(kept >= 100_000 && kept <= 400_000, "" + kept);
    write(channel, "\nc");
    assertTrue(kept <= 1024, "" + kept);
    write(channel, "\n\0\0\0");
    assertEquals(0, kept);
    channel.finish();
  }

  @Test
  void aListenerThatCannotReadALineEndsTheStream() {
    thrown = new RconCodecException("not this one");
    EmbeddedChannel channel = channel(100, LineDecoder.NONE);
    write(channel, "a\nb\n");
    assertEquals(List.of("a\n"), lines);
    assertEquals(List.of("not this one"), problems);
    assertFalse(channel.isOpen());
    channel.finish();
  }

  @Test
  void aListenerThatFailsEndsTheStreamToo() {
    thrown = new DecoderException("a defect");
    EmbeddedChannel channel = channel(100, LineDecoder.NONE);
    assertThrows(DecoderException.class, () -> write(channel, "a\nb\n"));
    assertEquals(List.of("a\n"), lines);
    assertFalse(channel.isOpen());
    assertEquals(List.of(), problems);
  }

  @Test
  void madeUpBytesAreFoundAsTheyAre() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = (byte) "ab\0\0\r\n\n\4".charAt(random.nextInt(8));
      }
      EmbeddedChannel channel = channel(300, 4);
      write(channel, bytes, 1 + random.nextInt(20));
      assertEquals(plainly(bytes), lines);
      channel.finish();
    }
  }
}
