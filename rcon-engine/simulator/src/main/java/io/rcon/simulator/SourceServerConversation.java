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
import java.util.Locale;

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
      authenticated &= !rules.login().revokes();
      core.journal.refusedLogins.incrementAndGet();
    }
    List<ByteBuf> parts = right ? answer(id, id) : refusal(id);
    boolean banned = !right && rules.bans() && endpoint.refused(connection);
    boolean closes = banned || (!right && closesOnRefusal());
    List<Mishap> mishaps = core.script.loginMishaps();
    if (mishaps.isEmpty() && parts.size() > 1 && !core.options.loginInOneSegment()) {
      mishaps = TWO_SEGMENTS;
    }
    connection.send(parts, 0, mishaps, closes);
  }

  private List<ByteBuf> refusal(int id) {
    return switch (rules.login().refused()) {
      case ANSWERED, ANSWERED_AND_CLOSED -> answer(id, REFUSED);
      case CLOSED, SILENCE -> List.of();
    };
  }

  private boolean closesOnRefusal() {
    return switch (rules.login().refused()) {
      case ANSWERED, SILENCE -> false;
      case ANSWERED_AND_CLOSED, CLOSED -> true;
    };
  }

  private List<ByteBuf> answer(int id, int answerId) {
    LoginRules login = rules.login();
    List<ByteBuf> parts = new ArrayList<>(2);
    if (login.valueFirst()) {
      parts.add(frame(login.zeroValue() ? 0 : id, RESPONSE_VALUE, NOTHING));
    }
    boolean zero = login.zeroId() && answerId != REFUSED;
    byte[] body = login.text().getBytes(StandardCharsets.US_ASCII);
    parts.add(frame(zero ? 0 : answerId, AUTH_RESPONSE, body));
    return parts;
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
    List<ByteBuf> blank = command.isEmpty() ? rules.manner().blank(this::frame, id) : null;
    if (blank != null) {
      connection.send(blank, 0, List.of(), false);
      return;
    }
    ScriptedReply reply =
        core.run(connection.number, connection.remote, command, endpoint.console()::run);
    long run = reply.delay().isZero() ? 0 : reply.delay().toNanos();
    List<ByteBuf> frames =
        reply.answered()
            ? rules.manner().answer(this::frame, id, command, reply.text(), charset)
            : List.of();
    boolean closes = reply.closes() || (reply.answered() && rules.manner().closes());
    connection.send(frames, run, reply.mishaps(), closes);
  }

  private void unauthenticated(int id) {
    switch (rules.unauthenticated()) {
      case REFUSAL -> answer(frame(REFUSED, AUTH_RESPONSE, NOTHING));
      case EMPTY_VALUE -> answer(frame(id, RESPONSE_VALUE, NOTHING));
      case SILENCE -> {}
      case CLOSE -> connection.send(List.of(), 0, List.of(), true);
    }
  }

  private void other(int id, int type) {
    switch (rules.other()) {
      case UNKNOWN_REQUEST -> say(id, "Unknown request " + Integer.toHexString(type));
      case UNKNOWN_REQUEST_PADDED ->
          say(id, String.format(Locale.ROOT, "Unknown request %06x", type));
      case INVALID_TYPE -> say(id, "Invalid packet type");
      case MIRROR -> {
        if (type == RESPONSE_VALUE) {
          answer(frame(id, RESPONSE_VALUE, NOTHING), frame(id, RESPONSE_VALUE, SENTINEL));
        }
      }
      case MIRROR_ONCE -> {
        if (type == RESPONSE_VALUE) {
          answer(frame(id, RESPONSE_VALUE, NOTHING));
        } else {
          connection.send(List.of(), 0, List.of(), true);
        }
      }
      case MIRROR_TWICE -> {
        if (type == RESPONSE_VALUE) {
          answer(frame(id, RESPONSE_VALUE, NOTHING), frame(id, RESPONSE_VALUE, NOTHING));
        }
      }
      case SILENCE -> {}
      case CLOSE -> connection.send(List.of(), 0, List.of(), true);
      case LOGIN -> login(id, "");
    }
  }

  private void say(int id, String text) {
    answer(frame(id, RESPONSE_VALUE, text.getBytes(StandardCharsets.US_ASCII)));
  }

  private void answer(ByteBuf... parts) {
    connection.send(List.of(parts), 0, List.of(), false);
  }

  private ByteBuf frame(int id, int type, byte... body) {
    return SourcePacket.encode(connection.channel().alloc(), id, type, body);
  }
}
