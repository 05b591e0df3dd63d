package io.rcon.testing;

import java.util.List;
import java.util.Random;

/** Names and reasons that try to run a second command; a seed decides them. */
public final class HostileText {
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"; quit",
          ";quit",
          "; say pwned",
          "\nquit",
          "\r\nstop",
          "\u0000quit",
          "\\",
          "\\\"",
          "\\\\",
          "\\\"; quit; \\\"",
          "$rcon_password",
          "$$",
          "${x}",
          "//",
          " // ",
          "http://x.example/a",
          "/*",
          "*/",
          "@a",
          "@e[type=!player]",
          "me@x.example",
          "@",
          "%",
          "100%",
          "%s%n",
          "%disconnect.spam",
          "{%0}",
          "^1",
          "^",
          "^7^7",
          "^xf00",
          "\u00a7c",
          "\u00a7",
          "\t",
          " ",
          "  ",
          "\u0007",
          "\u001b[31m",
          "\u007f",
          "\u0085",
          "\u2028",
          "\u202e",
          "\u00e9",
          "\u013b",
          "\u4f60\u597d",
          "\ud83d\ude00",
          "\ud800",
          "'",
          "`id`",
          "$(id)",
          "|",
          "&&",
          "{",
          "}",
          "[",
          "]",
          "<",
          ">",
          "#3",
          "# 3",
          "-1",
          "--",
          "all",
          "allbots",
          "3",
          "12",
          "[U:1:5]",
          "STEAM_0:1:2",
          "76561190000000001",
          "192.0.2.7",
          "192.0.2",
          "::1",
          "..",
          "../x",
          "kick",
          "quit",
          "op me",
          "A".repeat(300),
          "\u00e9".repeat(300),
          "B".repeat(1500));

  private static final List<String> WORDS =
      List.of(
          "Anna",
          "Bob",
          "swearing",
          "bad",
          "go away",
          "no",
          "x_X",
          "team kill",
          "afk",
          ".Geyser",
          "one two  three");

  private final Random random;

  public HostileText(long seed) {
    random = new Random(seed);
  }

  /** One to four pieces, one in three of them hostile. */
  public String next() {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(4);
    for (int i = 0; i < pieces; i++) {
      boolean hostile = random.nextInt(3) == 0;
      text.append(pick(hostile ? PIECES : WORDS)).append(random.nextInt(3) == 0 ? " " : "");
    }
    return random.nextInt(40) == 0 ? "" : text.toString();
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
