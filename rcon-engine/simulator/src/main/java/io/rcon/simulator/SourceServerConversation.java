package io.rcon.simulator;

import static io.rcon.codec.source.SourcePacket.AUTH;
import static io.rcon.codec.source.SourcePacket.AUTH_RESPONSE;
import static io.rcon.codec.source.SourcePacket.EXEC_COMMAND;
import static io.rcon.codec.source.SourcePacket.RESPONSE_VALUE;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.source.SourcePacket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The server's side of one connection in Source frames, by the rules of its game. */
final class SourceServerConversation {
  private static final byte[] SENTINEL = {0, 1, 0, 0};
  private static final byte[] NOTHING = {};
  private static final int REFUSED = -1;

  /** The value before the answer to a login leaves by itself, and is read so. */
  private static final List<Mishap> TWO_SEGMENTS =
      List.of(new Mishap.Split(List.of(SourcePacket.size(0)), Duration.ofMillis(1)));

  private final TcpConnection connection;
  private final TcpEndpoint endpoint;
  private final ServerCore core;
  private final TcpRules rules;

  private boolean authenticated;

  SourceServerConversation(TcpConnection connection, TcpEndpoint endpoint, TcpRules rules) {
    this.connection = connection;
    this.endpoint = endpoint;
    this.core = endpoint.core();
    this.rules = rules;
  }

  boolean isAuthenticated() {
    return authenticated;
  }

  void deauthenticate() {
    authenticated = false;
  }

  void packet(int id, int type, ByteBuf buffer, int body, int length) {
    switch (type) {
      case EXEC_COMMAND -> command(id, buffer, body, length);
      case AUTH -> login(id, buffer.toString(body, length, StandardCharsets.UTF_8));
      default -> other(id, type);
    }
  }

  private void login(int id, String password) {
    boolean right = core.isPassword(password);
    if (right) {
      authenticated = true;
      core.journal.logins.incrementAndGet();
    } else {
      authenticated &= !rules.refusalRevokes();
      core.journal.refusedLogins.incrementAndGet();
    }
    List<ByteBuf> parts = new ArrayList<>(2);
    if (rules.hasValueBeforeLogin()) {
      parts.add(frame(id, RESPONSE_VALUE, NOTHING));
    }
    parts.add(frame(right ? id : REFUSED, AUTH_RESPONSE, new byte[rules.loginNuls()]));
    boolean banned = !right && rules.bans() && endpoint.refused(connection);
    List<Mishap> mishaps = core.script.loginMishaps();
    if (mishaps.isEmpty() && parts.size() > 1 && !core.options.loginInOneSegment()) {
      mishaps = TWO_SEGMENTS;
    }
    connection.send(parts, 0, mishaps, banned);
  }

  private void command(int id, ByteBuf buffer, int body, int length) {
    if (!authenticated) {
      unauthenticated(id);
      return;
    }
    String command;
    Charset charset = StandardCharsets.UTF_8;
    if (rules.rawBytes()) {
      Wording wording = Wording.of(buffer, body, length);
      command = wording.text();
      charset = wording.charset();
    } else {
      command = buffer.toString(body, length, StandardCharsets.UTF_8);
    }
    ScriptedReply reply =
        core.run(connection.number, connection.remote, command, endpoint.console()::run);
    long run = reply.delay().isZero() ? 0 : reply.delay().toNanos();
    connection.send(frames(id, reply, charset), run, reply.mishaps(), reply.closes());
  }

  private List<ByteBuf> frames(int id, ScriptedReply reply, Charset charset) {
    if (!reply.answered()) {
      return List.of();
    }
    List<byte[]> pieces = rules.cut().cut(reply.text(), charset);
    if (pieces.size() == 1) {
      return List.of(frame(id, RESPONSE_VALUE, pieces.get(0)));
    }
    return pieces.stream().map(piece -> frame(id, RESPONSE_VALUE, piece)).toList();
  }

  private void unauthenticated(int id) {
    switch (rules.unauthenticated()) {
      case REFUSAL -> answer(frame(REFUSED, AUTH_RESPONSE, NOTHING));
      case EMPTY_VALUE -> answer(frame(id, RESPONSE_VALUE, NOTHING));
      case SILENCE -> {}
    }
  }

  private void other(int id, int type) {
    switch (rules.other()) {
      case UNKNOWN_REQUEST -> {
        String text = "Unknown request " + Integer.toHexString(type);
        answer(frame(id, RESPONSE_VALUE, text.getBytes(StandardCharsets.US_ASCII)));
      }
      case MIRROR -> {
        if (type == RESPONSE_VALUE) {
          answer(frame(id, RESPONSE_VALUE, NOTHING), frame(id, RESPONSE_VALUE, SENTINEL));
        }
      }
      case SILENCE -> {}
    }
  }

  private void answer(ByteBuf... parts) {
    connection.send(List.of(parts), 0, List.of(), false);
  }

  private ByteBuf frame(int id, int type, byte[] body) {
    return SourcePacket.encode(connection.channel().alloc(), id, type, body);
  }
}
