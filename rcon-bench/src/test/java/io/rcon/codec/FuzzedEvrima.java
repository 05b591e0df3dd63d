package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.codec.evrima.EvrimaReadDecoder;
import io.rcon.codec.evrima.EvrimaRequest;
import java.nio.charset.StandardCharsets;

/** Each read is a packet, whatever it holds; and requests have the size that was told. */
final class FuzzedEvrima {
  private FuzzedEvrima() {}

  static void check(byte[] data) {
    if (data.length == 0) {
      return;
    }
    int piece = 1 + (data[0] & 15);
    FuzzedStream read = FuzzedStream.read(EvrimaReadDecoder::new, data, piece);
    assertEquals((data.length + piece - 1) / piece, read.packets().size());
    assertEquals(data.length, read.packets().stream().mapToInt(each -> each.length).sum());
    String text = new String(data, StandardCharsets.ISO_8859_1);
    ByteBuf login = EvrimaRequest.login(Unpooled.buffer(), text, StandardCharsets.ISO_8859_1);
    assertEquals(EvrimaRequest.loginSize(data.length), login.readableBytes());
    ByteBuf command =
        EvrimaRequest.command(Unpooled.buffer(), 0x40, text, StandardCharsets.ISO_8859_1);
    assertEquals(EvrimaRequest.commandSize(data.length), command.readableBytes());
    assertEquals(EvrimaRequest.COMMAND, command.getByte(0));
    assertEquals(0, command.getByte(command.readableBytes() - 1));
  }
}
