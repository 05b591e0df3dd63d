package io.rcon.simulator;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The telnet console of 7 Days to Die: the log between the answers, a NUL byte for each line of it
 * before a login, and an address that is blocked after ten wrong passwords. Other readings: {@code
 * no-password} greets at once, {@code silent-log} logs no command, {@code two-failures} blocks
 * after two.
 */
final class TelnetRules extends LineRules {
  private static final long BLOCKED = TimeUnit.SECONDS.toNanos(10);
  private static final int PIECE = 64;

  private record Failures(int count, long last) {}

  private final Map<InetAddress, Failures> failures = new HashMap<>();

  TelnetRules(ServerCore core) {
    super(core);
  }

  @Override
  int longest() {
    return 1 << 16;
  }

  private int limit() {
    return isOther("two-failures") ? 2 : 10;
  }

  @Override
  byte @Nullable [] turnsAway(LineConnection connection, Collection<LineConnection> others) {
    InetAddress address = connection.remote.getAddress();
    Failures before = failures.get(address);
    if (before != null && core.now() - before.last() > BLOCKED) {
      failures.remove(address);
    } else if (before != null && before.count() >= limit()) {
      return NOTHING;
    }
    return null;
  }

  @Override
  void opened(LineConnection connection) {
    if (isOther("no-password")) {
      connection.authenticated = true;
      connection.send(bytes(banner()), false);
    } else {
      connection.send(bytes("Please enter password:\r\n\0\0"), false);
    }
  }

  private static String banner() {
    return """
    *** Connected with 7DTD server.
    *** Server version: V 2.5 (b32) Compatibility Version: V 2.5

    Server IP:   Any
    Server port: 26900
    Max players: 8
    Game mode:   GameModeSurvival
    World:       Navezgane
    Game name:   Test
    Difficulty:  1

    Press 'help' to get a list of all commands. Press 'exit' to end session.

    """
        .replace("\n", "\r\n");
  }

  @Override
  void line(LineConnection connection, byte[] line) {
    String text = text(line).strip();
    if (text.isEmpty()) {
      return;
    } else if (connection.authenticated) {
      command(connection, text);
    } else if (core.isPassword(text)) {
      core.journal.logins.incrementAndGet();
      connection.authenticated = true;
      byte[] all = bytes("Logon successful.\r\n\r\n\r\n\r\n" + banner());
      connection.send(all, 0, core.script.loginMishaps(), false);
    } else {
      refuse(connection);
    }
  }

  private void refuse(LineConnection connection) {
    core.journal.refusedLogins.incrementAndGet();
    InetAddress address = connection.remote.getAddress();
    Failures before = failures.get(address);
    int count = before == null ? 1 : before.count() + 1;
    failures.put(address, new Failures(count, core.now()));
    boolean last = count >= limit();
    connection.send(
        bytes(
            last
                ? "Too many failed login attempts!\r\n"
                : "Password incorrect, please enter password:\r\n"),
        last);
  }

  private void command(LineConnection connection, String line) {
    if (isMarker(line)) {
      connection.send(bytes(unknown(line)), false);
      return;
    } else if (line.equals("exit")) {
      core.run(connection.number, connection.remote, line, all -> ScriptedReply.closing());
      connection.send(NOTHING, true);
      return;
    }
    ScriptedReply reply = core.run(connection.number, connection.remote, line, this::run);
    StringBuilder out = new StringBuilder();
    if (!isOther("silent-log")) {
      String from = connection.remote.getAddress().getHostAddress() + ":";
      String by = "' by Telnet from " + from + connection.remote.getPort();
      out.append(log("Executing command '" + line + by));
    }
    if (reply.answered()) {
      lines(reply).forEach(each -> out.append(each).append("\r\n"));
    }
    connection.send(pieces(out), reply.delay().toNanos(), reply.mishaps(), reply.closes());
  }

  private ScriptedReply run(String line) {
    List<String> words = new ArrayList<>();
    int open = words(line, words);
    if (open >= 0) {
      return ScriptedReply.text(
          "*** ERROR: Quotation started at position " + open + " was not closed");
    } else if (words.isEmpty() || words.get(0).isEmpty()) {
      return ScriptedReply.silent();
    }
    if (words.get(0).equals(core.phrases.statusCommand())) {
      return console.run("status", "");
    }
    return console.run(words.get(0), String.join(" ", words.subList(1, words.size())));
  }

  /** Blanks part words, quotes group, two in a quotation are one. {@return where one is open} */
  private static int words(String line, List<String> words) {
    int at = 0;
    while (at < line.length()) {
      if (line.charAt(at) == ' ' || line.charAt(at) == '\t') {
        at++;
        continue;
      }
      StringBuilder word = new StringBuilder();
      boolean quoted = line.charAt(at) == '"';
      int start = at;
      at += quoted ? 1 : 0;
      for (; at < line.length(); at++) {
        boolean quote = line.charAt(at) == '"';
        if (quoted && quote && line.startsWith("\"", at + 1)) {
          word.append(line.charAt(++at));
        } else if (quoted ? quote : " \t".indexOf(line.charAt(at)) >= 0) {
          break;
        } else {
          word.append(line.charAt(at));
        }
      }
      if (quoted && at == line.length()) {
        return start;
      }
      at++;
      words.add(word.toString());
    }
    return -1;
  }

  private static String unknown(String word) {
    return "*** ERROR: unknown command '" + word + "'\r\n";
  }

  private static String log(String text) {
    return "2026-01-02T12:00:00 123.456 INF " + text + "\r\n";
  }

  /** Written by 64 units of UTF-16: half of a pair at such a border is none. */
  private static byte[] pieces(CharSequence text) {
    StringBuilder whole = new StringBuilder(text);
    for (int i = PIECE; i < whole.length(); i += PIECE) {
      if (Character.isSurrogatePair(whole.charAt(i - 1), whole.charAt(i))) {
        whole.setCharAt(i - 1, '\ufffd');
        whole.setCharAt(i, '\ufffd');
      }
    }
    return bytes(whole.toString());
  }

  @Override
  byte[] unsolicited(LineConnection connection, String text) {
    return bytes(log(text));
  }

  @Override
  void liftBans() {
    failures.clear();
  }
}
