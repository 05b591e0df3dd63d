package io.rcon.status;

import io.rcon.RconSession;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The players of one server, asked for over its session. Safe on any thread. */
public final class Players {
  private final RconSession session;

  private Players(RconSession session) {
    this.session = session;
  }

  /**
   * Makes the view of a server's players.
   *
   * @param session the server's session
   * @return a view that asks each time
   */
  public static Players of(RconSession session) {
    return new Players(session);
  }

  /**
   * Asks for the players who are on the server now.
   *
   * @return those who are connected or connecting, bots included, without rows that players who
   *     left have kept; fails as {@link RconSession#ask} does
   */
  public CompletionStage<List<Player>> list() {
    return session.ask(Questions.status()).thenApply(status -> Scoreboard.of(status).present());
  }
}
