package io.rcon.simulation;

import io.rcon.CommonFacts;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fleet's sessions with one server, one after the other, and what the listener heard of them.
 */
final class SessionsUnderTest {
  static final int NONE = -1;

  /** So many logins that are closed in a row may mean that the password is wrong. */
  private static final int MANY_CLOSES = 3;

  private static final Set<String> CLOSING = Set.of("webrcon", "msmp");

  private final ServerUnderTest place;
  private final World world;
  private final Map<String, SessionState> states = new HashMap<>();
  private int generation;
  private String described = "";
  private long connectingAt;
  private @Nullable Duration pollEvery;

  /** The latest one. */
  @Nullable RconSession latest;

  /** What the listener was told of it. */
  SessionState state = SessionState.CLOSED;

  /** The session whose last login was closed without a word, if it is the latest one. */
  int loginClosedOf = NONE;

  /** How many logins in a row were closed without a word. */
  int closedLogins;

  /** When the state of any of them last changed. */
  long changedAt = -1;

  /** Sessions that were told that more came after an end. */
  final Set<String> misfits = new HashSet<>();

  SessionsUnderTest(ServerUnderTest place, World world) {
    this.place = place;
    this.world = world;
  }

  /** When its latest session last wanted a connection. */
  long connectingAt() {
    return connectingAt;
  }

  /** How often descriptions that follow want it to be polled; null for as often as the poll. */
  void pollEvery(@Nullable Duration interval) {
    pollEvery = interval;
  }

  int generation() {
    return generation;
  }

  /** Which session with it is described here. */
  static String generation(Server server) {
    return String.valueOf(server.tags().get("generation"));
  }

  /** The session that is ready, of which there is one at a time; otherwise the latest. */
  String speaking() {
    return states.entrySet().stream()
        .filter(each -> each.getValue() == SessionState.READY)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(String.valueOf(generation));
  }

  /** A description for a new session, told from those before by a tag. */
  Server describe(boolean rightPassword) {
    generation++;
    described = rightPassword ? place.password : "wrong";
    state = SessionState.IDLE;
    Server server =
        Server.of(
                world.throwing.dialect(place.dialect),
                place.host,
                place.address.getPort(),
                Secret.of(described))
            .named(place.name)
            .tagged("place", place.name)
            .tagged("generation", String.valueOf(generation));
    return pollEvery == null ? server : server.pollEvery(pollEvery);
  }

  /** Whether the latest session knows the server's password. */
  boolean isKnown() {
    return described.equals(place.password);
  }

  /** The listener was told of a session's state. */
  void stateOf(Server server, SessionState now) {
    String which = generation(server);
    states.put(which, now);
    changedAt = world.now();
    if (which.equals(String.valueOf(generation))) {
      state = now;
      connectingAt = now == SessionState.CONNECTING ? world.now() : connectingAt;
    }
  }

  /** The latest one's login was closed without a word. */
  void loginClosed() {
    loginClosedOf = generation;
    closedLogins++;
  }

  /** Whether it may have refused: in words, or by closes where the game has none. */
  boolean mayBeRefused() {
    return place.refusals > 0
        // Such servers refuse a handshake by a close, as they do when they end.
        || (CLOSING.contains(place.dialect.family().name()) && closedLogins > 0)
        || (place.dialect.get(CommonFacts.CLOSES_ON_BAD_PASSWORD) && closedLogins >= MANY_CLOSES);
  }

  /** Whether one of the sessions with this server, of which only the latest may begin, is so. */
  boolean isAny(SessionState wanted) {
    return states.containsValue(wanted);
  }
}
