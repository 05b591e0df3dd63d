package io.rcon.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rcon.Outcome;
import io.rcon.RconException;
import io.rcon.Reply;
import java.io.IOException;

/** One JSON object a line for every outcome, flushed at once. The text is the server's, whole. */
final class JsonPrinter implements ReplyPrinter {
  private final ProgramOutput out;
  private final Progress progress;

  JsonPrinter(ProgramOutput out, Progress progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public void print(String command, Outcome outcome) {
    progress.clear();
    out.line(object(command, outcome));
  }

  private static String object(String command, Outcome outcome) {
    return Json.object(json -> {
      json.writeStringField("server", outcome.server().name());
      json.writeStringField("command", command);
      json.writeBooleanField("ok", outcome.ok());
      if (outcome.reply().isPresent()) {
        reply(json, outcome.reply().get());
      } else if (outcome.failure().isPresent()) {
        failure(json, outcome.failure().get());
      }
    });
  }

  private static void reply(JsonGenerator json, Reply reply) throws IOException {
    json.writeStringField("text", reply.text());
    json.writeStringField("end", reply.end().name());
    json.writeBooleanField("possiblyTruncated", reply.possiblyTruncated());
    json.writeNumberField("packets", reply.packets());
    json.writeNumberField("millis", Json.millis(reply.elapsedNanos()));
  }

  private static void failure(JsonGenerator json, RconException failure) throws IOException {
    json.writeStringField("error", failure.code());
    json.writeStringField("message", FailureText.reason(failure));
    json.writeStringField("delivery", failure.delivery().name());
    PartialText.write(json, failure);
  }
}
