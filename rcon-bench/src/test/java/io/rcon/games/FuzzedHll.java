package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.codec.FuzzedStream;
import java.util.Arrays;

/** Any bytes are messages of Hell Let Loose or an error, however they are cut. */
final class FuzzedHll {
  private static final Dialect HLL = Dialect.named("hll").orElseThrow();

  private FuzzedHll() {}

  static void check(byte[] data) {
    if (data.length == 0) {
      return;
    }
    FuzzedStream whole = FuzzedStream.read(told -> new HllFraming(HLL, told), data, data.length);
    whole.isAs(FuzzedStream.read(told -> new HllFraming(HLL, told), data, 1 + (data[0] & 15)));
    for (byte[] message : whole.packets()) {
      assertTrue(message.length >= HllFraming.HEADER);
      reply(Arrays.copyOfRange(message, HllFraming.HEADER, message.length));
    }
    reply(data);
  }

  private static void reply(byte[] body) {
    HllReply reply = HllReply.read(body);
    assertTrue(
        reply == null || reply.words().length() + reply.content().length() <= body.length,
        "text without bytes");
  }
}
