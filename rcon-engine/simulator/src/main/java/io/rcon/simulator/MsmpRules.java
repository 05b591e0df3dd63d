package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Minecraft's management server: a secret in the request of the handshake, and 401 for a wrong one;
 * then JSON-RPC, and notifications to everybody.
 *
 * <p>Other readings of what is not certain: {@code silent-pings} answers no ping, {@code
 * bare-params} sends an object where notifications have a list, as early builds did, and {@code
 * asks} sends a request of its own before each answer.
 */
final class MsmpRules extends WebSocketRules {
  private static final int LARGEST = 65_536;
  private static final String BEARER = "Bearer ";

  private final ServerCore core;
  private final MsmpMethods methods;

  MsmpRules(ServerCore core) {
    this.core = core;
    methods = new MsmpMethods(core);
  }

  private boolean isOther(String reading) {
    return core.options.reading().equals(reading);
  }

  @Override
  ByteBuf refusal(HttpRequest request, WebSocketConnection connection) {
    String given = request.headers().get("Authorization", "");
    if (!given.startsWith(BEARER)) {
      return http("401 Unauthorized", "Missing API key");
    }
    if (!core.isPassword(given.substring(BEARER.length()))) {
      return http("401 Unauthorized", "Invalid API key");
    }
    return request.uri().equals("/") ? Unpooled.EMPTY_BUFFER : http("404 Not Found", "Not Found");
  }

  private static ByteBuf http(String status, String message) {
    String body = "{\"error\":\"Unauthorized\",\"message\":\"" + message + "\"}";
    return Unpooled.copiedBuffer(
        "HTTP/1.1 "
            + status
            + "\r\ncontent-type: application/json\r\ncontent-length: "
            + body.length()
            + "\r\nconnection: close\r\n\r\n"
            + body,
        StandardCharsets.US_ASCII);
  }

  @Override
  boolean answersPings() {
    return !isOther("silent-pings");
  }

  @Override
  void message(String text, WebSocketConnection connection) {
    if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      connection.close();
      return;
    }
    Map<String, String> members = JsonScan.members(text);
    if (members == null) {
      answer("null", false, MsmpMethods.error(-32700, "Parse error", "no JSON"), connection);
      return;
    }
    String id = members.get("id");
    String method = members.get("method");
    if (id == null) {
      return;
    }
    if (method != null) {
      call(id, method, members.getOrDefault("params", ""), connection);
    } else if (!members.containsKey("error")) {
      answer(id, false, MsmpMethods.error(-32600, "Invalid Request", "no method"), connection);
    }
  }

  private void call(String id, String method, String params, WebSocketConnection connection) {
    List<MsmpMethods.Outcome> outcome = new ArrayList<>();
    ScriptedReply reply =
        core.run(
            connection.number,
            connection.remote,
            params.isEmpty() ? method : method + " " + params,
            command -> {
              outcome.add(methods.call(method, params));
              return outcome.get(0).reply();
            });
    String error = outcome.isEmpty() ? null : outcome.get(0).error();
    List<ByteBuf> messages = new ArrayList<>();
    if (isOther("asks")) {
      messages.add(frame("{\"jsonrpc\":\"2.0\",\"id\":\"ask-1\",\"method\":\"minecraft:ask\"}"));
    }
    if (error != null) {
      messages.add(frame(json(id, false, error)));
    } else if (reply.answered()) {
      // What a script says is a text.
      String result = outcome.isEmpty() ? JsonScan.quoted(reply.text()) : reply.text();
      messages.add(frame(json(id, true, result)));
    }
    connection.send(messages, reply);
    if (!outcome.isEmpty()) {
      outcome.get(0).notices().forEach(notice -> tell(notice, connection));
    }
  }

  private void tell(MsmpMethods.Notice notice, WebSocketConnection from) {
    String params = notice.params();
    String bare = isOther("bare-params") ? params.substring(1, params.length() - 1) : params;
    String message =
        "{\"jsonrpc\":\"2.0\",\"method\":\"minecraft:notification/"
            + notice.name()
            + "\""
            + (bare.isEmpty() || bare.equals("[]") ? "" : ",\"params\":" + bare)
            + "}";
    for (WebSocketConnection connection : from.endpoint().open()) {
      connection.send(List.of(frame(message)), 0, List.of(), false);
    }
  }

  private static void answer(
      String id, boolean right, String content, WebSocketConnection connection) {
    connection.send(List.of(frame(json(id, right, content))), 0, List.of(), false);
  }

  private static String json(String id, boolean right, String content) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + (isPlain(id) ? id : JsonScan.quoted(id))
        + (right ? ",\"result\":" : ",\"error\":")
        + content
        + "}";
  }

  private static boolean isPlain(String id) {
    return id.equals("null") || (!id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  /** A text is a message as it is, or the name of a notification. */
  @Override
  String unsolicited(Mishap.Unsolicited packet) {
    String text = packet.text();
    return text.startsWith("{")
        ? text
        : "{\"jsonrpc\":\"2.0\",\"method\":"
            + JsonScan.quoted("minecraft:notification/" + text)
            + "}";
  }
}
