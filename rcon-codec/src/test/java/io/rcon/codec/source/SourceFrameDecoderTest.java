package io.rcon.codec.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.rcon.testing.Hex;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the decoder accepts, and how it behaves at the edges of a channel's life. */
final class SourceFrameDecoderTest {
  private static final byte[] PIECES = SourceVector.named("V18").bytes();

  @ParameterizedTest
  @ValueSource(ints = {10, 4096, 1 << 20, 1 << 26, 100_000_010, Integer.MAX_VALUE})
  void acceptsLengthsUpToTheCap(int cap) {
    try (DecoderProbe probe = new DecoderProbe(cap, false)) {
      probe.read(le(cap));
      assertNull(probe.problem);
      assertTrue(probe.decoder.isMidFrame());
    }
    try (DecoderProbe probe = new DecoderProbe(cap, false)) {
      probe.read(le(cap + 1));
      assertTrue(probe.problem.getMessage().contains("10 to " + cap), probe.problem.getMessage());
      assertFalse(probe.channel.isOpen());
    }
  }

  @Test
  void acceptsEveryModestLengthOfAFirstFrame() {
    for (int length = 10; length < 1 << 16; length++) {
      try (DecoderProbe probe = new DecoderProbe(false)) {
        probe.read(le(length));
        assertNull(probe.problem);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 9})
  void refusesASenselessCap(int cap) {
    DecoderProbe unused = new DecoderProbe(false);
    assertThrows(IllegalArgumentException.class, () -> new SourceFrameDecoder(unused, cap, false));
    unused.close();
  }

  @Test
  void looksForTlsInTheFirstFrameOnly() {
    byte[] alert = {0x15, 3, 1, 0};
    try (DecoderProbe probe = new DecoderProbe(false)) {
      probe.read(Hex.join(SourceVector.named("V13").bytes(), alert));
      assertNull(probe.problem);
      assertEquals(1, probe.packets.size());
    }
  }

  @Test
  void tellsNoMoreThanTheLengthFieldOfABrokenStream() {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      probe.read(Hex.join(SourceVector.named("V13").bytes(), "rcon s3cret".getBytes(US_ASCII)));
      String message = probe.problem.getMessage();
      assertTrue(message.contains("(first bytes: 72 63 6f 6e)"), message);
      assertTrue(message.contains("lost its alignment"), message);
    }
  }

  @Test
  void stopDropsWhatHasArrived() {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      probe.onFrame = probe.decoder::stop;
      probe.read(Hex.join(PIECES, le(100)));
      probe.read(PIECES);
      assertEquals(1, probe.packets.size());
      assertFalse(probe.decoder.isMidFrame());
      assertTrue(probe.channel.isOpen());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 17})
  void aListenerMayCloseTheChannel(int cut) {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      probe.onFrame =
          () -> {
            probe.decoder.stop();
            probe.channel.close();
          };
      probe.read(PIECES, 0, cut);
      probe.read(PIECES, cut, PIECES.length);
      assertEquals(1, probe.packets.size());
      assertFalse(probe.channel.isOpen());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 17})
  void aCloseAloneLeaksNothing(int cut) {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      probe.onFrame = probe.channel::close;
      probe.read(PIECES, 0, cut);
      probe.read(Hex.join(Arrays.copyOfRange(PIECES, cut, PIECES.length), le(100)));
      assertEquals(
          probe.packets, SourceVector.named("V18").packets().subList(0, probe.packets.size()));
      assertFalse(probe.decoder.isMidFrame());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 17})
  void aListenerMayRemoveTheDecoder(int cut) {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      probe.onFrame = () -> probe.channel.pipeline().remove(probe.decoder);
      probe.read(PIECES, 0, cut);
      probe.read(PIECES, cut, PIECES.length);
      assertEquals(1, probe.packets.size());
      assertTrue(probe.channel.isOpen());
    }
  }

  @Test
  void removalInTheMiddleOfAFrameReleasesIt() {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      probe.read(PIECES, 0, 7);
      assertTrue(probe.allocator.used() > 0);
      probe.channel.pipeline().remove(probe.decoder);
      assertEquals(0, probe.allocator.used());
    }
  }

  @Test
  void theNextHandlerStillLearnsOfAnUnfinishedFrame() {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      List<Boolean> midFrame = new ArrayList<>();
      probe
          .channel
          .pipeline()
          .addLast(
              new ChannelInboundHandlerAdapter() {
                @Override
                public void channelInactive(ChannelHandlerContext ctx) {
                  midFrame.add(probe.decoder.isMidFrame());
                }
              });
      probe.read(PIECES, 0, 7);
      probe.channel.close();
      assertEquals(List.of(true), midFrame);
      assertFalse(probe.decoder.isMidFrame());
    }
  }

  @Test
  void releasesWhatItDoesNotDecode() {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      ByteBuf content = ByteBufAllocator.DEFAULT.buffer().writeZero(8);
      probe.channel.writeInbound(new DatagramPacket(content, new InetSocketAddress(0)));
      assertEquals(0, content.refCnt());
      assertNull(probe.problem);
    }
  }

  @Test
  void swallowsWhatFollowsABrokenFrame() {
    try (DecoderProbe probe = new DecoderProbe(false)) {
      ByteBuf late = ByteBufAllocator.DEFAULT.buffer().writeBytes(PIECES);
      probe.onMalformed = () -> probe.channel.pipeline().fireChannelRead(late);
      probe.read(le(0));
      assertNotNull(probe.problem);
      assertEquals(0, late.refCnt());
      assertEquals(List.of(), probe.packets);
    }
  }

  static byte[] le(int value) {
    return new byte[] {
      (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)
    };
  }
}
