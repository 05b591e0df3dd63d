package io.rcon.simulation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hell Let Loose: the answer to the first request is a key, which hides all that follows. */
final class KeyedText extends CarrierText {
  private static final Pattern CONTENT = Pattern.compile("\"contentBody\":\"([A-Za-z0-9+/=]+)\"");
  private static final int MAGIC = 0x080545de;

  private final ByteBuf up = Unpooled.buffer();
  private final ByteBuf down = Unpooled.buffer();
  private byte[] key = {};

  @Override
  String sent(byte... bytes) {
    return bodies(up, bytes);
  }

  @Override
  String came(byte... bytes) {
    return bodies(down, bytes);
  }

  private String bodies(ByteBuf of, byte... bytes) {
    of.discardReadBytes().writeBytes(bytes);
    StringBuilder text = new StringBuilder();
    while (of.readableBytes() >= 12) {
      int header = of.getInt(of.readerIndex()) == MAGIC ? 12 : 8;
      int length = of.getIntLE(of.readerIndex() + header - 4);
      if (of.readableBytes() < header + length) {
        break;
      }
      byte[] body = new byte[length];
      of.skipBytes(header).readBytes(body);
      for (int i = 0; i < length && key.length > 0; i++) {
        body[i] ^= key[i % key.length];
      }
      String read = latin(body);
      learn(of, read);
      text.append(read).append('\n');
    }
    return text.toString();
  }

  private void learn(ByteBuf from, String body) {
    Matcher content = CONTENT.matcher(body);
    if (from == down && key.length == 0 && content.find()) {
      key = Base64.getDecoder().decode(content.group(1));
    }
  }
}
