package io.rcon.cli;

import io.rcon.RconEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/** Prints events, a line each. Used on the command's thread only. */
final class EventLog {
  /** The kinds of events. */
  enum Kind {
    /** A player wrote to others. */
    chat,
    /** A player came. */
    join,
    /** A player left. */
    leave,
    /** A line of the console, or anything else. */
    console
  }

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final ProgramOutput out;
  private final boolean json;
  private final Set<Kind> only;

  EventLog(ProgramOutput out, boolean json, Set<Kind> only) {
    this.out = out;
    this.json = json;
    this.only = only;
  }

  void print(RconEvent event, Instant at) {
    Instant time = at.truncatedTo(ChronoUnit.MILLIS);
    if (event instanceof RconEvent.Lost lost) {
      line(event, time, "lost", "", lost.count() + " events were lost, since they came too fast");
    } else if (event instanceof RconEvent.Chat chat) {
      line(event, time, Kind.chat, chat.player(), chat.message());
    } else if (event instanceof RconEvent.Join join) {
      line(event, time, Kind.join, join.player(), "");
    } else if (event instanceof RconEvent.Leave leave) {
      line(event, time, Kind.leave, leave.player(), "");
    } else {
      line(event, time, Kind.console, "", event.text());
    }
  }

  private void line(RconEvent event, Instant time, Kind kind, String player, String text) {
    if (only.contains(kind)) {
      line(event, time, kind.name(), player, text);
    }
  }

  private void line(RconEvent event, Instant time, String kind, String player, String text) {
    String server = event.server().name();
    if (json) {
      out.line(
          Json.object(fields -> {
            fields.writeStringField("time", time.toString());
            fields.writeStringField("server", server);
            fields.writeStringField("kind", kind);
            fields.writeStringField("player", player);
            fields.writeStringField("message", text);
            fields.writeStringField("text", event.text());
          }));
      return;
    }
    String who = player.isEmpty() || text.isEmpty() ? player : player + ": ";
    String clock = TIME.format(time.atZone(ZoneId.systemDefault()));
    out.line(oneLine(clock + "  " + server + "  " + kind + "  " + who + text.stripTrailing()));
  }

  /** A line of a server's is one line here. */
  private static String oneLine(String text) {
    return TerminalText.harmless(text).replace("\n", "\\n");
  }
}
