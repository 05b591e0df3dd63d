package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.Dialect;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.spi.Mechanism;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A listener that makes no sense of a frame: it is told so, and the stream ends there. */
class GameFramingTest {
  private static final class Refusing implements FrameListener {
    private final List<String> told = new ArrayList<>();
    private final int good;

    Refusing(int good) {
      this.good = good;
    }

    @Override
    public void frame(ByteBuf buffer, int index, int length) {
      told.add("frame");
      if (told.size() > good) {
        throw new RconCodecException("no");
      }
    }

    @Override
    public void malformed(RconCodecException problem) {
      told.add("malformed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hll, 0, 01000000000000000200000000000000",
    "pavlov, 0, 7b7d7b7d610a7b7d",
    "pavlov, 0, 610a7b7d",
    "pavlov, 1, 610a7b7d",
    "webrcon, 0, 485454502f312e31203230300d0a0d0a81008100",
    "webrcon, 0, 485454502f312e31203130310d0a0d0a81008100",
    "webrcon, 1, 485454502f312e31203130310d0a0d0a81008100",
    "webrcon, 1, 485454502f312e31203130310d0a0d0a8a008100"
  })
  void should_tell_of_a_frame_that_makes_no_sense_and_end(String name, int good, String hex) {
    Dialect dialect = Dialect.named(name).orElseThrow();
    Mechanism mechanism =
        switch (name) {
          case "hll" -> new HllMechanism();
          case "pavlov" -> new PavlovMechanism();
          default -> new WebRconMechanism();
        };
    Refusing listener = new Refusing(good);
    EmbeddedChannel channel =
        new EmbeddedChannel(
            ((Mechanism.Carrier.Stream) mechanism.carrier()).framing().handler(dialect, listener));
    channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
    assertEquals("malformed", listener.told.get(good + 1), listener.told::toString);
    assertEquals(good + 2, listener.told.size(), listener.told::toString);
    assertFalse(channel.isActive());
    channel.finishAndReleaseAll();
    assertEquals(good + 2, listener.told.size(), listener.told::toString);
  }
}
