package io.rcon.monitor.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rcon.codec.PeerText;
import io.rcon.config.FleetNotice;
import io.rcon.monitor.ServerView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A message as a webhook takes it, at most 8 KiB. */
final class WebhookBody {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_BYTES = 8192;

  /** Discord takes 2,000. */
  private static final int MOST_CHARACTERS = 1900;

  private static final int MOST_SERVERS = 64;
  private static final int LONGEST_NAME = 128;

  private WebhookBody() {}

  /**
   * The body of a request.
   *
   * @param lost how many messages were lost since the last one that arrived
   */
  static byte[] of(FleetNotice notice, Instant at, List<NoticeChange> changes, long lost) {
    byte[] body = of(notice, at, changes, lost, MOST_CHARACTERS);
    // A character has six bytes at most, where it is escaped.
    return body.length <= MOST_BYTES ? body : of(notice, at, changes, lost, MOST_BYTES / 8);
  }

  private static byte[] of(
      FleetNotice notice, Instant at, List<NoticeChange> changes, long lost, int most) {
    return switch (notice.form()) {
      case DISCORD ->
          bytes(json ->
              discord(json, NoticeText.of(changes, lost, most, WebhookBody::escapeMarkdown)));
      case SLACK ->
          bytes(
              json -> slack(json, NoticeText.of(changes, lost, most, WebhookBody::escapeEntities)));
      case JSON -> {
        String text = NoticeText.of(changes, lost, most, words -> words);
        yield plain(notice.name(), at, text, changes, lost);
      }
    };
  }

  /** Nobody is mentioned, whatever a server is called. */
  private static void discord(JsonGenerator json, String text) throws IOException {
    json.writeStringField("content", text);
    json.writeObjectFieldStart("allowed_mentions");
    json.writeArrayFieldStart("parse");
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String escapeMarkdown(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.chars()
        .forEach(c -> {
          if ("\\*_~`|<>[]".indexOf(c) >= 0) {
            escaped.append('\\');
          }
          escaped.append((char) c);
        });
    return escaped.toString();
  }

  private static void slack(JsonGenerator json, String text) throws IOException {
    json.writeStringField("text", text);
    json.writeBooleanField("mrkdwn", false);
    json.writeBooleanField("unfurl_links", false);
  }

  private static String escapeEntities(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** With as many servers as there is room for. */
  private static byte[] plain(
      String name, Instant at, String text, List<NoticeChange> changes, long lost) {
    for (int most = Math.min(MOST_SERVERS, changes.size()); ; most /= 2) {
      int servers = most;
      byte[] body =
          bytes(json -> {
            json.writeStringField("notify", name);
            json.writeStringField("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringField("text", text);
            json.writeArrayFieldStart("servers");
            for (NoticeChange change : changes.subList(0, servers)) {
              server(json, change);
            }
            json.writeEndArray();
            json.writeNumberField("more", changes.size() - servers);
            json.writeNumberField("lost", lost);
          });
      if (body.length <= MOST_BYTES || most == 0) {
        return body;
      }
    }
  }

  private static void server(JsonGenerator json, NoticeChange change) throws IOException {
    ServerView view = change.view();
    json.writeStartObject();
    json.writeStringField("name", PeerText.oneLine(view.name(), LONGEST_NAME));
    json.writeStringField("dialect", view.dialect());
    json.writeStringField("address", PeerText.oneLine(view.address(), LONGEST_NAME));
    json.writeStringField("from", change.from().name());
    json.writeStringField("to", change.to().name());
    json.writeStringField("since", view.since().truncatedTo(ChronoUnit.MILLIS).toString());
    if (!change.code().isEmpty()) {
      json.writeStringField("reason", change.code());
    }
    json.writeEndObject();
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] bytes(Fields fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
