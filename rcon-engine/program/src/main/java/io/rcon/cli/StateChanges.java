package io.rcon.cli;

import io.rcon.CommonFacts;
import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.Server;
import io.rcon.SessionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notes which servers were lost, came back or refused, until somebody asks. Written on event loops,
 * read on the command's thread.
 */
final class StateChanges implements RconListener {
  private static final int NAMED = 5;

  private enum Change {
    LOST("the connection is lost; it is tried again"),
    CLOSED("the server closed the idle connection; the next command makes another"),
    BACK("ready again"),
    REFUSED("refused; not tried again");

    final String words;

    Change(String words) {
      this.words = words;
    }
  }

  /**
   * A change of a server.
   *
   * @param change which change
   * @param cause why, empty where nothing is known or nothing is wrong
   */
  private record News(Change change, String cause) {
    String line(String server) {
      String line = server + ": " + change.words + (cause.isEmpty() ? "" : ": " + cause);
      return TerminalText.harmless(line).replace("\n", " ");
    }
  }

  /** The latest change by server. */
  private final Map<String, News> changes = new LinkedHashMap<>();

  /** The servers that are not ready, as far as was told. */
  private final Map<String, Change> away = new LinkedHashMap<>();

  @Override
  public void stateChanged(
      Server server, SessionState from, SessionState to, Optional<RconException> cause) {
    String why = cause.map(FailureText::reason).orElse("");
    switch (to) {
      case READY -> back(server.name());
      case REFUSED -> gone(server.name(), new News(Change.REFUSED, why));
      case BACKING_OFF -> gone(server.name(), new News(Change.LOST, why));
      case IDLE -> {
        // Where the game closes after each answer that is no news.
        if (from == SessionState.READY && !server.dialect().get(CommonFacts.CLOSES_AFTER_ANSWER)) {
          closed(server.name());
        }
      }
      default -> {}
    }
  }

  private synchronized void closed(String name) {
    changes.remove(name);
    changes.put(name, new News(Change.CLOSED, ""));
  }

  private synchronized void back(String name) {
    if (away.remove(name) != null) {
      changes.remove(name);
      changes.put(name, new News(Change.BACK, ""));
    }
  }

  private synchronized void gone(String name, News news) {
    if (away.put(name, news.change()) != news.change()) {
      changes.remove(name);
      changes.put(name, news);
    }
  }

  /** Forgets the changes so far: they were shown in another way. */
  synchronized void forget() {
    changes.clear();
  }

  /** A line for each change since the last call; one for all of a kind where they are many. */
  synchronized List<String> take() {
    List<String> lines = new ArrayList<>();
    for (Change change : Change.values()) {
      List<String> told =
          changes.entrySet().stream()
              .filter(entry -> entry.getValue().change() == change)
              .map(entry -> entry.getValue().line(entry.getKey()))
              .toList();
      if (told.size() > NAMED) {
        lines.add(told.size() + " servers: " + change.words);
      } else {
        lines.addAll(told);
      }
    }
    changes.clear();
    return lines;
  }
}
