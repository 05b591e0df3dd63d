package io.rcon.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How one game whose console speaks lines answers them. One per server, on its event loop. */
abstract class LineRules {
  /**
   * The words by which this project's client finds the end of an answer. They run as all do, and
   * are no command of a caller: nothing records them.
   */
  private static final Pattern MARKER = Pattern.compile("rcon[0-9a-f]{16}");

  static final byte[] NOTHING = {};

  final ServerCore core;
  final GameConsole console;

  LineRules(ServerCore core) {
    this.core = core;
    console = new GameConsole(core.phrases, core.players(), core.options.clock());
  }

  /** The words to a new connection before it is closed; null if it is welcome. */
  byte @Nullable [] turnsAway(LineConnection connection, Collection<LineConnection> others) {
    return null;
  }

  /** The server speaks first. */
  abstract void opened(LineConnection connection);

  /** Takes a line without its end. */
  abstract void line(LineConnection connection, byte[] line);

  /** How many bytes a line may have. */
  abstract int longest();

  /** A client sent a longer line. */
  void tooLong(LineConnection connection) {
    connection.close();
  }

  /** The unsolicited messages of the server. */
  abstract byte[] unsolicited(LineConnection connection, String text);

  /** An operator lifts all bans. */
  void liftBans() {}

  final boolean isOther(String reading) {
    return core.options.reading().equals(reading);
  }

  /** Whether a line is only to mark the end of an answer. */
  static boolean isMarker(String word) {
    return MARKER.matcher(word).matches();
  }

  static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The lines of an answer; none for an empty one. */
  static List<String> lines(ScriptedReply reply) {
    return reply.prints().stream().flatMap(String::lines).toList();
  }
}
