package io.rcon.codec.oob;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.RconCodecException;
import java.util.Arrays;
import java.util.List;

/** Any datagram is a request, an answer, or refused; and what was encoded is read as it was. */
class OobFormatFuzzTest {
  private static final List<OobFormat> FORMATS =
      List.of(
          OobFormat.QUAKE3,
          OobFormat.DARKPLACES,
          OobFormat.QUAKEWORLD,
          OobFormat.of("", "", "", ""),
          OobFormat.of("r", "xyz", "ab", "xyz"));

  private static final List<OobChallenge> CHALLENGES =
      List.of(OobChallenge.DARKPLACES, OobChallenge.DAEMON, OobChallenge.GOLDSRC);

  @FuzzTest(maxDuration = "5m")
  void datagram(byte[] data) {
    for (OobFormat format : FORMATS) {
      read(format, data);
      roundTrip(format, data);
    }
    for (OobChallenge challenge : CHALLENGES) {
      ByteBuf datagram = Unpooled.wrappedBuffer(new byte[3], data);
      byte[] word = challenge.word(datagram, 3, data.length);
      assertTrue(word == null || (word.length > 0 && word.length <= 64), "no word of a server");
      assertTrue(word == null || challenge.isReply(datagram, 3, data.length));
    }
  }

  private static void read(OobFormat format, byte[] data) {
    ByteBuf datagram = Unpooled.wrappedBuffer(new byte[3], data).skipBytes(3);
    try {
      OobRequest request = format.decodeRequest(datagram);
      assertTrue(request.password().length + request.command().length <= data.length);
    } catch (RconCodecException e) {
      assertTrue(e.getMessage().length() < 200, e.getMessage());
    }
    assertEquals(3, datagram.readerIndex());
    if (format.isReply(datagram, 3, data.length)) {
      int from = format.textIndex(3);
      int length = format.textLength(datagram, 3, data.length);
      assertTrue(length >= 0 && from >= 3 && from + length <= 3 + data.length);
    }
    datagram.release();
  }

  private static void roundTrip(OobFormat format, byte[] data) {
    int space = 0;
    while (space < data.length && data[space] != ' ') {
      space++;
    }
    byte[] password = Arrays.copyOf(data, space);
    byte[] command = Arrays.copyOfRange(data, Math.min(data.length, space + 1), data.length);
    ByteBuf datagram = format.encodeRequest(UnpooledByteBufAllocator.DEFAULT, password, command);
    assertEquals(format.requestLength(password.length, command.length), datagram.readableBytes());
    OobRequest request = format.decodeRequest(datagram);
    assertArrayEquals(password, request.password());
    assertArrayEquals(command, request.command());
    datagram.release();
    ByteBuf reply = format.encodeReply(UnpooledByteBufAllocator.DEFAULT, data);
    assertTrue(format.isReply(reply, 0, reply.readableBytes()));
    int length = format.textLength(reply, 0, reply.readableBytes());
    assertArrayEquals(data, ByteBufUtil.getBytes(reply, format.textIndex(0), length));
    reply.release();
  }
}
