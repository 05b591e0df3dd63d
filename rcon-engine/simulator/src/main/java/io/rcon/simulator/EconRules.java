package io.rcon.simulator;

import java.net.InetAddress;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The external console of Teeworlds: everybody who is logged in reads all that the server prints,
 * and each line has NUL bytes behind it. Other readings: {@code ddnet} words its lines as DDNet
 * does, {@code silent-log} logs no command, {@code bantime} bans for five minutes, {@code
 * one-per-address} takes one client of an address.
 */
final class EconRules extends LineRules {
  private static final int SLOTS = 4;
  private static final int FAILURES = 3;
  private static final int LONGEST_LINE = 1022;
  private static final long BAN = TimeUnit.MINUTES.toNanos(5);

  private final Map<InetAddress, Long> bannedUntil = new HashMap<>();

  EconRules(ServerCore core) {
    super(core);
  }

  @Override
  int longest() {
    return 1398;
  }

  @Override
  void tooLong(LineConnection connection) {
    connection.send(bytes("too weak connection (out of buffer)\n\0\0"), true);
  }

  @Override
  byte @Nullable [] turnsAway(LineConnection connection, Collection<LineConnection> others) {
    InetAddress address = connection.remote.getAddress();
    Long until = bannedUntil.get(address);
    if (until != null && until - core.now() > 0) {
      return NOTHING;
    }
    if (isOther("one-per-address")
        && others.stream().anyMatch(other -> other.remote.getAddress().equals(address))) {
      return bytes("only one client per IP allowed");
    }
    return others.size() >= SLOTS ? bytes("no free slot available") : null;
  }

  @Override
  void opened(LineConnection connection) {
    connection.send(end(connection, "Enter password:"), false);
  }

  /** Until a client has shown its own line ends the server uses those of its platform. */
  private static byte[] end(LineConnection connection, String line) {
    return bytes(line + (connection.lineEnd.equals("\r\n") ? "\r\n\0" : "\n\0\0"));
  }

  @Override
  void line(LineConnection connection, byte[] line) {
    String text = text(line);
    if (connection.authenticated) {
      command(connection, text.replaceAll("\\p{Cntrl}", " "));
    } else {
      login(connection, text);
    }
  }

  private void login(LineConnection connection, String password) {
    if (core.isPassword(password)) {
      core.journal.logins.incrementAndGet();
      connection.authenticated = true;
      String granted = "Authentication successful. External console access granted.";
      byte[] first = end(connection, granted);
      byte[] log = printed(connection, "econ", "cid=" + connection.number + " authed");
      connection.send(joined(first, log), 0, core.script.loginMishaps(), false);
      return;
    }
    core.journal.refusedLogins.incrementAndGet();
    connection.failures++;
    byte[] wrong = end(connection, "Wrong password " + connection.failures + "/" + FAILURES + ".");
    boolean last = connection.failures >= FAILURES;
    if (last && isOther("bantime")) {
      bannedUntil.put(connection.remote.getAddress(), core.now() + BAN);
    }
    byte[] more = last ? end(connection, "Too many authentication tries") : NOTHING;
    connection.send(joined(wrong, more), last);
  }

  private void command(LineConnection connection, String line) {
    if (line.isEmpty()) {
      return;
    }
    byte[] log = isOther("silent-log") ? NOTHING : logged(connection, line);
    List<String> words = EconWords.commands(line);
    ScriptedReply reply =
        words.size() == 1 && isMarker(argument(words.get(0)))
            ? run(words)
            : core.run(connection.number, connection.remote, line, all -> run(words));
    String system = system(words.isEmpty() ? "" : EconWords.name(words.get(0)));
    byte[] all = log;
    if (reply.answered()) {
      for (String each : lines(reply)) {
        all = joined(all, printed(connection, system, each));
      }
    }
    for (LineConnection other : connection.endpoint().connections()) {
      if (other != connection && other.authenticated) {
        other.send(all, false);
      }
    }
    connection.send(all, reply.delay().toNanos(), reply.mishaps(), reply.closes());
  }

  private static String argument(String command) {
    return EconWords.name(command).equals("echo") ? EconWords.rest(command) : "";
  }

  /** One after the other; the manner of the first is that of all. */
  private ScriptedReply run(List<String> commands) {
    List<String> prints = new ArrayList<>();
    for (String command : commands) {
      String name = EconWords.name(command);
      String rest = EconWords.rest(command);
      ScriptedReply reply =
          name.equals("say") ? ScriptedReply.text("*** " + rest) : console.run(name, rest);
      if (commands.size() == 1) {
        return reply;
      }
      prints.addAll(reply.prints());
    }
    return ScriptedReply.prints(prints);
  }

  private static String system(String command) {
    return switch (command) {
      case "say" -> "chat";
      case "status", "list" -> "server";
      default -> "Console";
    };
  }

  private byte[] logged(LineConnection connection, String line) {
    String from =
        connection.remote.getAddress().getHostAddress() + ":" + connection.remote.getPort();
    return isOther("ddnet")
        ? printed(
            connection,
            "econ",
            "client_id=" + connection.number + " addr=<{" + from + "}> command='" + line + "'")
        : printed(connection, "server", "cid=" + connection.number + " cmd='" + line + "'");
  }

  private byte[] printed(LineConnection connection, String system, String text) {
    LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(core.now() / 1_000_000_000, 86_400));
    String clock = time.toString();
    String seconds = clock.length() == 5 ? clock + ":00" : clock;
    String line =
        isOther("ddnet")
            ? "2026-01-02 " + seconds + " I " + system.toLowerCase(Locale.ROOT) + ": "
            : "[" + seconds + "][" + system + "]: ";
    byte[] bytes = bytes(line + text);
    byte[] cut = bytes.length > LONGEST_LINE ? Arrays.copyOf(bytes, LONGEST_LINE) : bytes;
    return joined(cut, end(connection, ""));
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** The part of the server that speaks stands before the first colon, as in {@code game: text}. */
  @Override
  byte[] unsolicited(LineConnection connection, String text) {
    int colon = text.indexOf(": ");
    return colon < 0
        ? printed(connection, "server", text)
        : printed(connection, text.substring(0, colon), text.substring(colon + 2));
  }

  @Override
  void liftBans() {
    bannedUntil.clear();
  }
}
