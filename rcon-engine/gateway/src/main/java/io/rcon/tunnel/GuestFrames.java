package io.rcon.tunnel;

import static io.rcon.codec.source.SourcePacket.AUTH;
import static io.rcon.codec.source.SourcePacket.AUTH_RESPONSE;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.source.SourceFrameDecoder;
import io.rcon.codec.source.SourcePacket;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What one client says in frames: its logins, where tokens are asked for, and what is for the game.
 */
final class GuestFrames implements FrameListener {
  /** The largest frame of a stranger: it holds a token, and nothing else. */
  private static final int STRANGERS_FRAME = SourcePacket.MIN_LENGTH + Tokens.LONGEST;

  /** No game reads requests that are nearly as long. */
  private static final int GUESTS_FRAME = 1 << 16;

  private final Guest guest;
  private final Porter porter;
  private final Counters counters;
  private final Channel channel;
  private final SourceFrameDecoder decoder = new SourceFrameDecoder(this, STRANGERS_FRAME, true);
  private final SourcePacket packet = new SourcePacket();

  private Tokens.@Nullable Token token;

  GuestFrames(Guest guest, Porter porter, Counters counters, Channel channel) {
    this.guest = guest;
    this.porter = porter;
    this.counters = counters;
    this.channel = channel;
  }

  SourceFrameDecoder decoder() {
    return decoder;
  }

  /** It is a stranger no longer. */
  void letIn() {
    decoder.allow(GUESTS_FRAME);
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    guest.count(4 + length);
    packet.wrap(buffer, index, length);
    if (porter.asksForTokens() && packet.type() == AUTH) {
      login();
    } else if (guest.isStranger()) {
      guest.turnAway("its first packet was no login");
    } else {
      guest.forward(
          channel.alloc().buffer(4 + length).writeIntLE(length).writeBytes(buffer, index, length));
    }
  }

  /** Every login, also a later one of a client whose first was forgotten, is by token. */
  private void login() {
    InetAddress from = guest.remote().getAddress();
    if (guest.isStranger() && porter.isBarred(from, guest.now())) {
      // Connections that stood at the entrance before others of the address guessed.
      decoder.stop();
      guest.turnAway("too many wrong tokens");
      return;
    }
    Tokens.Token given = porter.token(packet, from, guest.now());
    token = given;
    if (given == null) {
      refuse();
      return;
    }
    ByteBuf login = porter.login(channel.alloc(), packet.id());
    if (guest.isStranger()) {
      guest.introduce("token " + given.name());
      guest.letIn(login, given.name());
    } else {
      guest.forwardSecret(login);
    }
  }

  /** Answers a wrong token as games answer a wrong password. */
  private void refuse() {
    counters.wrongTokens.incrementAndGet();
    decoder.stop();
    channel
        .writeAndFlush(SourcePacket.encode(channel.alloc(), -1, AUTH_RESPONSE))
        .addListener(told -> guest.end("a wrong token"));
  }

  @Override
  public void malformed(RconCodecException problem) {
    guest.end(String.valueOf(problem.getMessage()));
  }

  /** Whether the token it came with, if any, is still one. */
  boolean isStillWelcome() {
    return token == null || porter.isValid(token);
  }
}
