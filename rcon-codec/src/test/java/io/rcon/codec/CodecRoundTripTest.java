package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.codec.oob.OobFormat;
import io.rcon.codec.oob.OobRequest;
import io.rcon.codec.source.SourceFrameDecoder;
import io.rcon.codec.source.SourcePacket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written is read as it was, whatever it was; the seed says which to look at again. */
final class CodecRoundTripTest {
  private static final int ROUNDS = 400;

  private static String text(SplittableRandom random, int most) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      switch (random.nextInt(5)) {
        case 0 -> text.append((char) (1 + random.nextInt(0x7e)));
        case 1 -> text.append((char) (0x80 + random.nextInt(0xd800 - 0x80)));
        case 2 -> text.appendCodePoint(0x1_0000 + random.nextInt(0x10_0000));
        default -> text.append((char) (' ' + random.nextInt(0x5f)));
      }
    }
    return text.toString();
  }

  private static byte[] bytes(SplittableRandom random, int most) {
    byte[] bytes = new byte[random.nextInt(most + 1)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Many packets in one stream, which is cut anywhere. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void sourcePackets(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS / 10; round++) {
      List<String> written = new ArrayList<>();
      List<String> read = new ArrayList<>();
      ByteBuf stream = Unpooled.buffer();
      for (int left = random.nextInt(30); left > 0; left--) {
        String body = text(random, 60);
        int id = random.nextInt();
        int type = random.nextInt(6);
        written.add(id + " " + type + " " + body);
        ByteBuf frame =
            SourcePacket.encode(
                UnpooledByteBufAllocator.DEFAULT, id, type, body, StandardCharsets.UTF_8);
        stream.writeBytes(frame);
        frame.release();
      }
      SourcePacket packet = new SourcePacket();
      FrameListener reader =
          new FrameListener() {
            @Override
            public void frame(ByteBuf buffer, int index, int length) {
              packet.wrap(buffer, index, length);
              read.add(
                  packet.id() + " " + packet.type() + " " + packet.body(StandardCharsets.UTF_8));
            }

            @Override
            public void malformed(RconCodecException problem) {
              throw problem;
            }
          };
      EmbeddedChannel channel = new EmbeddedChannel(new SourceFrameDecoder(reader, 4096, false));
      while (stream.isReadable()) {
        int piece = Math.min(stream.readableBytes(), 1 + random.nextInt(50));
        channel.writeInbound(stream.readBytes(piece));
      }
      channel.finishAndReleaseAll();
      stream.release();
      assertEquals(written, read);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void requestsAndAnswersInDatagrams(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS; round++) {
      for (OobFormat format :
          List.of(OobFormat.QUAKE3, OobFormat.DARKPLACES, OobFormat.QUAKEWORLD)) {
        byte[] password = bytes(random, 30);
        for (int i = 0; i < password.length; i++) {
          password[i] = password[i] == ' ' ? (byte) '_' : password[i];
        }
        byte[] text = bytes(random, 900);
        ByteBuf request = format.encodeRequest(UnpooledByteBufAllocator.DEFAULT, password, text);
        OobRequest read = format.decodeRequest(request);
        assertArrayEquals(password, read.password());
        assertArrayEquals(text, read.command());
        request.release();
        ByteBuf reply = format.encodeReply(UnpooledByteBufAllocator.DEFAULT, text);
        int length = format.textLength(reply, 0, reply.readableBytes());
        assertArrayEquals(text, ByteBufUtil.getBytes(reply, format.textIndex(0), length));
        reply.release();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void texts(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String text = text(random, 200);
      byte[] bytes = StrictText.bytes(text, StandardCharsets.UTF_8);
      assertEquals(text, new String(bytes, StandardCharsets.UTF_8));
      assertEquals(bytes.length, StrictText.length(text, StandardCharsets.UTF_8));
      String latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
      assertArrayEquals(bytes, StrictText.bytes(latin1, StandardCharsets.ISO_8859_1));
    }
  }
}
