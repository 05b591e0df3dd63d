package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.Dialect;
import io.rcon.codec.FuzzedStream;

/** Any bytes are values of JSON, texts or an error; a value ends where its first bracket closes. */
final class FuzzedPavlov {
  private static final Dialect PAVLOV = Dialect.named("pavlov").orElseThrow();

  private FuzzedPavlov() {}

  static void check(byte[] data) {
    if (data.length == 0) {
      return;
    }
    for (int piece : new int[] {data.length, 1 + (data[0] & 15)}) {
      FuzzedStream read = FuzzedStream.read(told -> new PavlovFraming(PAVLOV, told), data, piece);
      assertTrue(read.packets().stream().noneMatch(each -> each.length == 0));
    }
    balanced(data);
  }

  /** The same end, whether all is there at once or a byte more each time. */
  private static void balanced(byte[] data) {
    ByteBuf json = Unpooled.wrappedBuffer(data);
    int end = new BalancedJson().end(json, 0, data.length);
    BalancedJson growing = new BalancedJson();
    int found = 0;
    for (int available = 1; available <= data.length && found == 0; available++) {
      found = growing.end(json, 0, available);
    }
    assertTrue(end == found && end <= data.length, end + " and " + found);
  }
}
