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
 * Reads the frames of one client: logins by token, where tokens are asked for, and frames for the
 * game.
 */
final class ClientFrames implements FrameListener {
  /** The largest frame before the login: it holds a token, and nothing else. */
  private static final int LOGIN_FRAME = SourcePacket.MIN_LENGTH + TokenFile.LONGEST;

  /** No game reads requests that are nearly as long. */
  private static final int COMMAND_FRAME = 1 << 16;

  private final ClientConnection connection;
  private final Authenticator authenticator;
  private final Counters counters;
  private final Channel channel;
  private final SourceFrameDecoder decoder = new SourceFrameDecoder(this, LOGIN_FRAME, true);
  private final SourcePacket packet = new SourcePacket();

  private TokenFile.@Nullable Token token;

  ClientFrames(
      ClientConnection connection,
      Authenticator authenticator,
      Counters counters,
      Channel channel) {
    this.connection = connection;
    this.authenticator = authenticator;
    this.counters = counters;
    this.channel = channel;
  }

  SourceFrameDecoder decoder() {
    return decoder;
  }

  /** Allows frames of commands: the client is admitted. */
  void letIn() {
    decoder.allow(COMMAND_FRAME);
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    connection.count(4 + length);
    packet.wrap(buffer, index, length);
    if (authenticator.asksForTokens() && packet.type() == AUTH) {
      login();
    } else if (connection.isUnauthenticated()) {
      connection.turnAway("its first packet was no login");
    } else {
      connection.forward(
          channel.alloc().buffer(4 + length).writeIntLE(length).writeBytes(buffer, index, length));
    }
  }

  /** Every login, also a later one of a client whose first was forgotten, is by token. */
  private void login() {
    InetAddress from = connection.remote().getAddress();
    if (connection.isUnauthenticated() && authenticator.isBarred(from, connection.now())) {
      // This connection is older than the wrong tokens of others of its address.
      decoder.stop();
      connection.turnAway("too many wrong tokens");
      return;
    }
    TokenFile.Token given = authenticator.token(packet, from, connection.now());
    token = given;
    if (given == null) {
      refuse();
      return;
    }
    ByteBuf login = authenticator.login(channel.alloc(), packet.id());
    if (connection.isUnauthenticated()) {
      connection.identify("token " + given.name());
      connection.letIn(login, given.name());
    } else {
      connection.forwardSecret(login);
    }
  }

  /** Answers a wrong token as games answer a wrong password. */
  private void refuse() {
    counters.wrongTokens.incrementAndGet();
    decoder.stop();
    channel
        .writeAndFlush(SourcePacket.encode(channel.alloc(), -1, AUTH_RESPONSE))
        .addListener(done -> connection.end("a wrong token"));
  }

  @Override
  public void malformed(RconCodecException problem) {
    connection.end(String.valueOf(problem.getMessage()));
  }

  /** Whether the token it logged in with, if any, is still in the file. */
  boolean isStillValid() {
    return token == null || authenticator.isValid(token);
  }
}
