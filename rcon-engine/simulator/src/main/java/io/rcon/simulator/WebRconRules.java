package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rust's rcon.web: the path of the handshake is compared as it is written with a slash and the
 * password, and a refusal is a close frame without any HTTP. What a command prints comes as
 * messages with its number, each print one, and nothing at all if it prints nothing.
 */
final class WebRconRules extends WebSocketRules {
  private static final int MOST_FAILURES = 5;
  private static final long BANNED = TimeUnit.SECONDS.toNanos(300);
  private static final long COOLDOWN = TimeUnit.SECONDS.toNanos(1);
  private static final byte[] CLOSE = {(byte) 0x88, 2, 3, (byte) 0xe8};

  private final ServerCore core;
  private final GameConsole console;
  private final Map<InetAddress, Visitor> visitors = new HashMap<>();

  /** The record that a server keeps of an address. */
  private static final class Visitor {
    private int failures;
    private boolean banned;
    private long bannedAt;
    private boolean seen;
    private long seenAt;
  }

  WebRconRules(ServerCore core) {
    this.core = core;
    console = new GameConsole(core.phrases, core.players(), core.options.clock());
  }

  @Override
  ByteBuf refusal(HttpRequest request, WebSocketConnection connection) {
    long now = core.now();
    Visitor visitor =
        visitors.computeIfAbsent(connection.remote.getAddress(), address -> new Visitor());
    boolean soon = core.options.pacing() && visitor.seen && now - visitor.seenAt < COOLDOWN;
    visitor.seen = true;
    visitor.seenAt = now;
    if (visitor.banned && now - visitor.bannedAt >= BANNED) {
      visitor.banned = false;
      visitor.failures = 0;
    }
    boolean right = request.uri().startsWith("/") && core.isPassword(request.uri().substring(1));
    if (!right && !visitor.banned && ++visitor.failures >= MOST_FAILURES) {
      visitor.banned = true;
      visitor.bannedAt = now;
    }
    boolean granted = right && !visitor.banned && !soon;
    return granted ? Unpooled.EMPTY_BUFFER : Unpooled.copiedBuffer(CLOSE);
  }

  @Override
  void liftBans() {
    visitors.clear();
  }

  /** A number that is none of 32 bits loses the whole message. */
  @Override
  void message(String text, WebSocketConnection connection) {
    Map<String, String> members = JsonScan.members(text);
    Integer identifier = members == null ? null : number(members.get("Identifier"));
    String command = members == null ? null : members.get("Message");
    if (identifier == null || command == null) {
      return;
    }
    ScriptedReply reply = core.run(connection.number, connection.remote, command, console::run);
    List<ByteBuf> messages = new ArrayList<>();
    for (String print : reply.prints()) {
      if (reply.answered() && !print.isEmpty()) {
        messages.add(frame(json(print, identifier, "Generic")));
      }
    }
    connection.send(messages, reply);
  }

  private static @Nullable Integer number(@Nullable String text) {
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  String unsolicited(Mishap.Unsolicited packet) {
    return json(packet.text(), packet.id(), packet.id() == -1 ? "Chat" : "Generic");
  }

  private static String json(String text, int identifier, String type) {
    return "{\n  \"Message\": "
        + JsonScan.quoted(text)
        + ",\n  \"Identifier\": "
        + identifier
        + ",\n  \"Type\": \""
        + type
        + "\",\n  \"Stacktrace\": \"\"\n}";
  }
}
