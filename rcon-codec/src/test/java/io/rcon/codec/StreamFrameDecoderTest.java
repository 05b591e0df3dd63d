package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.codec.frostbite.FrostbiteFrameDecoder;
import io.rcon.codec.openttd.OpenTtdFrameDecoder;
import io.rcon.testing.Hex;
import io.rcon.testing.LongForm;
import io.rcon.testing.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The streams of vectors and captures, cut and truncated at every byte. */
final class StreamFrameDecoderTest {
  /** So much of a long stream is enough; a read holds whole packets. */
  private static final int MANY = LongForm.or(500, 150);

  /** A file, the marks of what one side sent, and the decoder that reads it. */
  enum Wire {
    FROSTBITE_VECTORS("vectors/frostbite.txt", "== ", "< "),
    FROSTBITE_REQUESTS("vectors/frostbite.txt", "== ", "> "),
    OPENTTD_VECTORS("vectors/openttd.txt", "== ", "< "),
    OPENTTD_CAPTURE("captures/openttd.txt", "= ", "rx ");

    private final String file;
    private final String title;
    private final String mark;

    Wire(String file, String title, String mark) {
      this.file = file;
      this.title = title;
      this.mark = mark;
    }

    ChannelHandler decoder(FrameListener listener) {
      return name().startsWith("FROSTBITE")
          ? new FrostbiteFrameDecoder(listener)
          : new OpenTtdFrameDecoder(listener);
    }
  }

  /** What a channel's decoder found. */
  private static final class Found implements FrameListener {
    private final List<String> packets = new ArrayList<>();
    private final EmbeddedChannel channel;
    private int malformed;
    private int kept;
    private int mostKept;

    Found(Wire wire) {
      channel = new EmbeddedChannel(wire.decoder(this));
    }

    @Override
    public void frame(ByteBuf buffer, int index, int length) {
      packets.add(ByteBufUtil.hexDump(buffer, index, length));
    }

    @Override
    public void kept(int bytes) {
      kept = bytes;
      mostKept = Math.max(mostKept, bytes);
    }

    @Override
    public void malformed(RconCodecException problem) {
      malformed++;
    }

    void read(byte[] bytes, int from, int to) {
      channel.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, from, to)));
    }
  }

  /** A stream and who sent it. */
  record Sent(Wire wire, String hex, String name) {
    @Override
    public String toString() {
      return wire + " " + name;
    }
  }

  static Stream<Sent> streams() {
    List<Sent> streams = new ArrayList<>();
    for (Wire wire : Wire.values()) {
      String name = "";
      List<String> reads = new ArrayList<>();
      List<String> lines = new ArrayList<>(Resources.lines(wire.file));
      lines.add(wire.title);
      for (String line : lines) {
        if (line.startsWith(wire.title)) {
          if (!reads.isEmpty()) {
            streams.add(new Sent(wire, String.join("", reads), name));
          }
          reads.clear();
          name = line.substring(wire.title.length());
        } else if (line.startsWith(wire.mark) && hexBytes(reads) < MANY) {
          reads.add(line.substring(wire.mark.length()));
        }
      }
    }
    return streams.stream();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void cutAnywhereAndTruncatedAnywhere(Sent sent) {
    byte[] stream = Hex.bytes(sent.hex);
    Found whole = new Found(sent.wire);
    whole.read(stream, 0, stream.length);
    assertEquals(stream.length, hexBytes(whole.packets));
    assertEquals(0, whole.kept);
    for (int cut = 0; cut <= stream.length; cut++) {
      Found found = new Found(sent.wire);
      found.read(stream, 0, cut);
      int known = found.packets.size();
      assertEquals(whole.packets.subList(0, known), found.packets, "truncated at " + cut);
      assertEquals(cut > hexBytes(found.packets), found.kept > 0, "truncated at " + cut);
      found.read(stream, cut, stream.length);
      assertEquals(whole.packets, found.packets, "cut at " + cut);
      assertEquals(0, found.malformed + found.kept);
      found.channel.finishAndReleaseAll();
    }
    Found single = new Found(sent.wire);
    for (int i = 0; i < stream.length; i++) {
      single.read(stream, i, i + 1);
    }
    assertEquals(whole.packets, single.packets);
  }

  private static int hexBytes(List<String> packets) {
    return packets.stream().mapToInt(String::length).sum() / 2;
  }

  @Test
  void aSizeThatCannotBeIsToldOnceAndClosesTheChannel() {
    broken(Wire.OPENTTD_VECTORS, "0000", "020078", "0300780200");
    String sizes = "00000040 0b000000 00000000";
    broken(
        Wire.FROSTBITE_VECTORS,
        sizes,
        sizes.replace("0b000000", "01400000"),
        sizes.replace("0b000000", "ffffffff"),
        sizes.replace("0b000000", "00000000"));
  }

  private static void broken(Wire wire, String... streams) {
    for (String broken : streams) {
      Found found = new Found(wire);
      byte[] bytes = Hex.bytes(broken);
      found.read(bytes, 0, bytes.length);
      assertEquals(1, found.malformed, broken);
      assertFalse(found.channel.isActive());
      assertEquals(0, found.kept);
    }
  }

  @Test
  void memoryGrowsWithWhatCameAndNotWithWhatWasAnnounced() {
    Found found = new Found(Wire.OPENTTD_VECTORS);
    byte[] announced = Hex.bytes("ffff78");
    found.read(announced, 0, 3);
    assertTrue(found.mostKept <= 64, "kept " + found.mostKept);
    found.channel.finishAndReleaseAll();
  }
}
