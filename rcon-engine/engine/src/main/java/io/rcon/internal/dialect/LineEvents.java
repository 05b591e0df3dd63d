package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.rcon.CommonFacts;
import io.rcon.EventLine;
import io.rcon.RconEvent;
import io.rcon.RconEvent.Chat;
import io.rcon.RconEvent.Join;
import io.rcon.RconEvent.Leave;
import io.rcon.Server;
import java.util.Optional;

/**
 * Makes typed events of lines that a server says by itself. The dialect's patterns meet the words
 * without what the console puts before them, so that a player's words never stand in its place.
 */
final class LineEvents {
  private final Server server;

  LineEvents(Server server) {
    this.server = server;
  }

  /**
   * An event.
   *
   * @param words what is said, one character a byte
   * @param line the whole line, one character a byte
   */
  RconEvent of(String words, String line) {
    String said = decoded(words);
    String text = decoded(line);
    for (EventLine pattern : server.dialect().get(CommonFacts.EVENT_LINES)) {
      Optional<RconEvent> event = pattern.read(server, said);
      if (event.isPresent()) {
        return withText(event.get(), text);
      }
    }
    return new RconEvent.Console(server, text);
  }

  private String decoded(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), server.dialect().charset());
  }

  private RconEvent withText(RconEvent event, String text) {
    if (event instanceof Chat chat) {
      return new Chat(server, text, chat.player(), chat.message());
    } else if (event instanceof Join join) {
      return new Join(server, text, join.player());
    } else if (event instanceof Leave leave) {
      return new Leave(server, text, leave.player());
    }
    return new RconEvent.Console(server, text);
  }
}
