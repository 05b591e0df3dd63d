package io.rcon.real;

/** Which dialects are tried on real servers. */
public final class RealDialects {
  private RealDialects() {}

  /** The name of the server that speaks a dialect, as of its test; empty if there is none. */
  public static String game(String dialect) {
    for (Game game : Game.values()) {
      if (game.recipe().dialect().name().equals(dialect)) {
        return "`" + game.name() + "`";
      }
    }
    return "";
  }
}
