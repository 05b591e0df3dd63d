package io.rcon.monitor.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rcon.ConsoleFacts;
import io.rcon.RconException;
import io.rcon.Reply;
import io.rcon.Server;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;

/** Writes the outcomes of commands as JSON. The text is the server's, cut at 128 Ki characters. */
final class CommandAnswers {
  private static final int MOST_TEXT = 128 * 1024;
  private static final int MOST_MESSAGE = 2048;

  private CommandAnswers() {}

  static byte[] json(Reply reply, Server server) {
    return JsonText.bytes(json -> {
      text(json, "text", reply.text());
      colours(json, server);
      json.writeStringField("end", reply.end().name());
      json.writeBooleanField("possiblyTruncated", reply.possiblyTruncated());
      json.writeNumberField("packets", reply.packets());
      json.writeNumberField("millis", Math.round(reply.elapsedNanos() / 1e3) / 1e3);
    });
  }

  /** By which codes the text is coloured. */
  private static void colours(JsonGenerator json, Server server) throws IOException {
    ConsoleFacts.Colours colours = server.dialect().console().colours();
    if (colours != ConsoleFacts.Colours.NONE) {
      json.writeStringField("colours", colours.name());
    }
  }

  private static void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeStringField(name, cut(text, MOST_TEXT));
    if (text.length() > MOST_TEXT) {
      json.writeBooleanField("cut", true);
    }
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /** Ends with what is wrong, and whether the command may have been run. */
  static void end(RoutingContext context, RconException failure, Server server) {
    String message = cut(String.valueOf(failure.getMessage()), MOST_MESSAGE);
    Problem.end(
        context.response(),
        status(failure),
        message,
        json -> {
          json.writeStringField("code", failure.code());
          json.writeStringField("delivery", failure.delivery().name());
          if (!failure.partialText().isEmpty()) {
            text(json, "partialText", failure.partialText());
            colours(json, server);
          }
        });
  }

  /** Ends with why nothing was done. */
  static void endUnsent(RoutingContext context, String detail) {
    Problem.end(
        context.response(),
        503,
        detail,
        json -> {
          json.writeStringField("code", "NOT_AUDITED");
          json.writeStringField("delivery", RconException.Delivery.NOT_SENT.name());
        });
  }

  private static int status(RconException failure) {
    if (failure instanceof RconException.CommandRejected) {
      return 422;
    } else if (failure instanceof RconException.TimedOut) {
      return 504;
    }
    boolean here =
        failure instanceof RconException.Overloaded
            || failure instanceof RconException.Closed
            || failure instanceof RconException.Cancelled;
    return here ? 503 : 502;
  }
}
