package io.rcon.load;

import io.rcon.CommandFacts;
import io.rcon.Dialect;
import io.rcon.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Commands that no load should repeat: those that stop a server, ban people, or wipe something. All
 * games' words together, since a word of one game does nothing in another; and what the dialects of
 * the servers have for it.
 */
final class DangerousCommands {
  private static final Set<String> WORDS =
      Set.of(
          // stop
          "stop",
          "quit",
          "exit",
          "killserver",
          "shutdown",
          "doexit",
          "restart",
          "_restart",
          "reload",
          "quit_game",
          "end",
          "halt",
          "server.stop",
          "global.quit",
          "map_restart",
          "worldrestart",
          // ban, and what locks people out
          "ban",
          "ban-ip",
          "banip",
          "banid",
          "banaddr",
          "ban_ip",
          "addip",
          "addban",
          "pardon",
          "kick",
          "kickall",
          "clientkick",
          "onlykick",
          "kickban",
          "deop",
          "op",
          "whitelist",
          "sv_password",
          "rcon_password",
          "rconpassword",
          "sv_rcon_password",
          "banlistex",
          "global.ban",
          "removeip",
          "unban",
          "bans_clear",
          "tempban",
          "permban",
          "ipban",
          // wipe
          "clear",
          "kill",
          "killall",
          "fill",
          "destroydinos",
          "destroywilddinos",
          "wipe",
          "clearbans",
          "writeconfig",
          "exec",
          "cvar_restart",
          "unset",
          "reset",
          "restoreworld",
          "destroyall",
          "rcon_lockdown",
          "set",
          "sets",
          "seta",
          "setu",
          "unsetall",
          "unbindall",
          "delete");

  /** Words that only say how another command is run. */
  private static final Set<String> BEFORE =
      Set.of("sudo", "console", "cmd", "run", "rcon", "ulx", "sm", "admin");

  private static final Pattern PARTS = Pattern.compile("[;\\n\\r]|\\brun\\b");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private DangerousCommands() {}

  private static final List<Fact<String>> ACTIONS =
      List.of(
          CommandFacts.STOP,
          CommandFacts.RESTART,
          CommandFacts.BAN,
          CommandFacts.UNBAN,
          CommandFacts.KICK);

  /** The first command that is one of them. */
  static Optional<String> first(List<String> commands, List<Dialect> dialects) {
    List<String> typed =
        dialects.stream()
            .distinct()
            .flatMap(dialect -> ACTIONS.stream().map(action -> beginning(dialect.get(action))))
            .filter(words -> !words.isEmpty())
            .toList();
    return commands.stream()
        .filter(command -> isDangerous(command) || begins(command, typed))
        .findFirst();
  }

  /** A template up to its first argument. */
  private static String beginning(String template) {
    return template.split("[{\\[\"#]", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static boolean begins(String command, List<String> typed) {
    for (String part : PARTS.split(command, -1)) {
      String words = BLANKS.matcher(part.strip()).replaceAll(" ");
      int blank = words.indexOf(' ');
      String first = blank < 0 ? words : words.substring(0, blank);
      String whole =
          name(first) + (blank < 0 ? "" : words.substring(blank).toLowerCase(Locale.ROOT));
      if (typed.stream().anyMatch(each -> whole.equals(each) || whole.startsWith(each + " "))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDangerous(String command) {
    // A line may hold several commands, and one may run another.
    for (String part : PARTS.split(command, -1)) {
      for (String word : BLANKS.split(part.strip(), -1)) {
        String name = name(word);
        if (WORDS.contains(name)) {
          return true;
        }
        if (!BEFORE.contains(name)) {
          break;
        }
      }
    }
    return false;
  }

  /** Without what may stand before it: a slash, a namespace, a plugin's sign. */
  private static String name(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replaceAll("^[/\\\\!\"']+|[\"']+$", "");
    String bare = lower.substring(lower.indexOf(':') + 1);
    return bare.startsWith("sm_") || bare.startsWith("ma_") ? bare.substring(3) : bare;
  }
}
