package io.rcon.internal.dialect;

import io.netty.channel.ChannelHandler;
import io.rcon.Dialect;
import io.rcon.Server;
import io.rcon.SourceFacts;
import io.rcon.codec.FrameListener;
import io.rcon.codec.source.FrameFaults;
import io.rcon.codec.source.SourceFrameDecoder;
import io.rcon.codec.source.SourcePacket;
import io.rcon.spi.Conversation;
import io.rcon.spi.LoginMechanism;
import io.rcon.spi.Setting;
import io.rcon.spi.TextChecks;

/** Source-framed TCP: Source, Minecraft and their kin. */
final class SourceMechanism extends LoginMechanism {
  private static final Carrier CARRIER = new Carrier.Stream(SourceMechanism::framing);

  /** With the frame around it far below the smallest limit for requests, 1024 at srcds. */
  private static final int MAX_PASSWORD = 900;

  /** A frame and its length field fit into one buffer. */
  private static final int MOST = Integer.MAX_VALUE - 16;

  private static ChannelHandler framing(Dialect dialect, FrameListener listener) {
    FrameFaults faults =
        new FrameFaults(
            dialect.get(SourceFacts.LENIENT_NULS),
            dialect.get(SourceFacts.LYING_LENGTHS),
            dialect.get(SourceFacts.STRAY_TAILS));
    return new SourceFrameDecoder(listener, maxLength(dialect), faults);
  }

  /** An answer may be one frame; what is unsolicited may be longer than a small limit for it. */
  private static int maxLength(Dialect dialect) {
    long whole = SourcePacket.MIN_LENGTH + (long) dialect.maxReply();
    return (int) Math.min(Math.max(whole, SourceFrameDecoder.DEFAULT_MAX_LENGTH), MOST);
  }

  SourceMechanism() {
    super(SourceFacts.FAMILY, CARRIER);
  }

  @Override
  public Conversation converse(Setting setting) {
    return new SourceConversation(setting);
  }

  @Override
  public void checkServer(Server server) {
    TextChecks.checkPassword(server, MAX_PASSWORD);
  }

  @Override
  public void checkCommand(Dialect dialect, String command) {
    TextChecks.checkNotBlank(command);
    TextChecks.checkCommand(dialect, command);
  }
}
