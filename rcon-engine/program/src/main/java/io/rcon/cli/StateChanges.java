package io.rcon.cli;

import io.rcon.RconListener;
import io.rcon.Server;
import io.rcon.SessionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Notes which servers were lost, came back or refused, until somebody asks. Written on event loops,
 * read on the command's thread.
 */
final class StateChanges implements RconListener {
  private static final int NAMED = 5;

  private enum Change {
    LOST("the connection is lost; it is tried again"),
    BACK("ready again"),
    REFUSED("the password is refused; not tried again");

    final String words;

    Change(String words) {
      this.words = words;
    }
  }

  /** The latest change by server. */
  private final Map<String, Change> changes = new LinkedHashMap<>();

  /** Who is not ready, as far as was told. */
  private final Map<String, Change> away = new LinkedHashMap<>();

  @Override
  public void stateChanged(Server server, SessionState from, SessionState to) {
    switch (to) {
      case READY -> back(server.name());
      case REFUSED -> gone(server.name(), Change.REFUSED);
      case BACKING_OFF -> gone(server.name(), Change.LOST);
      default -> {}
    }
  }

  private synchronized void back(String name) {
    if (away.remove(name) != null) {
      changes.remove(name);
      changes.put(name, Change.BACK);
    }
  }

  private synchronized void gone(String name, Change change) {
    if (away.put(name, change) != change) {
      changes.remove(name);
      changes.put(name, change);
    }
  }

  /** Forgets the changes so far: they were told in another way. */
  synchronized void forget() {
    changes.clear();
  }

  /** A line for each change since the last call; one for all of a kind where they are many. */
  synchronized List<String> take() {
    List<String> lines = new ArrayList<>();
    for (Change change : Change.values()) {
      List<String> names =
          changes.entrySet().stream()
              .filter(entry -> entry.getValue() == change)
              .map(Map.Entry::getKey)
              .toList();
      if (names.size() > NAMED) {
        lines.add(names.size() + " servers: " + change.words);
      } else {
        names.forEach(name -> lines.add(TerminalText.harmless(name) + ": " + change.words));
      }
    }
    changes.clear();
    return lines;
  }
}
