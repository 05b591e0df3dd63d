package stranger;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.rcon.Dialect;
import io.rcon.Ending;
import io.rcon.Fact;
import io.rcon.Family;
import io.rcon.Readings;
import io.rcon.Server;
import io.rcon.codec.FrameListener;
import io.rcon.spi.Conversation;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Setting;
import java.util.List;

/** Lines over a stream, of a server that speaks first. */
final class ParrotMechanism implements Mechanism {
  /**
   * What a parrot does when it is connected: nothing, or {@code refuse}, {@code trust} and so on.
   */
  static final Fact<String> MOOD =
      Fact.of("mood", "", Readings.TEXT, "what a parrot does when it is connected");

  static final Family FAMILY = Family.of("parrot", List.of(MOOD), d -> {});

  static final Dialect DIALECT =
      FAMILY.dialect("parrot", d -> d.depth(4).ending(Ending.singlePacket()));

  private static final Carrier CARRIER = new Carrier.Stream((dialect, listener) -> lines(listener));

  private static ChannelHandler lines(FrameListener listener) {
    return new ByteToMessageDecoder() {
      @Override
      protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int length = in.bytesBefore((byte) '\n');
        if (length >= 0) {
          listener.frame(in, in.readerIndex(), length);
          in.skipBytes(length + 1);
        }
      }
    };
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Carrier carrier() {
    return CARRIER;
  }

  @Override
  public LineLife lineLife() {
    return LineLife.ONE_A_SESSION;
  }

  @Override
  public boolean hasLogin(Dialect dialect) {
    return true;
  }

  @Override
  public Conversation converse(Setting setting) {
    return new ParrotConversation(setting);
  }

  @Override
  public void checkServer(Server server) {}

  @Override
  public void checkCommand(Dialect dialect, String command) {}

  @Override
  public int requests(Setting setting, String command, boolean exactEnd) {
    return 1;
  }
}
