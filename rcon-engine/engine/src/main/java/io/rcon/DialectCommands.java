package io.rcon;

import java.util.List;

/** The commands of the games in the table. Each names its source, as {@link Dialects} does. */
final class DialectCommands {
  /** Forbidden in consoles that have no escape for a quote. */
  private static final String BACKSLASH = "\\";

  /** One year in seconds: Nexuiz and Xonotic ask for the length of a ban. */
  private static final String YEAR = "31536000";

  private DialectCommands() {}

  /**
   * Lines are split at {@code ;} and at {@code //} outside of quotes, and are dropped above 512
   * bytes. A number instead of an identifier is taken for a slot.
   *
   * <p>Published: Valve's wiki (kickid, banid, removeid), lists of the servers' commands.
   */
  static void source(DialectBuilder d) {
    d.set(CommandFacts.SAY, "say \"{text}\"")
        .set(CommandFacts.KICK, "kickid \"{steam}\"[ \"{reason}\"]")
        .set(CommandFacts.BAN, "banid 0 \"{steam}\" kick")
        .set(CommandFacts.UNBAN, "removeid \"{steam}\"")
        .set(CommandFacts.MAP, "changelevel {map}")
        .set(CommandFacts.STOP, "quit")
        .set(CommandFacts.RESTART, "_restart")
        .set(CommandFacts.ARGUMENTS, new ArgumentRules(List.of(BACKSLASH), "", false, true, 500));
  }

  /**
   * One line is one command whatever it holds; a message is the rest of the line, in which
   * selectors such as {@code @a} are replaced by names.
   *
   * <p>Source: the server's command parser, decompiled from 1.14 and later.
   */
  static void minecraft(DialectBuilder d) {
    d.set(CommandFacts.SAY, "say {text}")
        .set(CommandFacts.TELL, "tell {name} {text}")
        .set(CommandFacts.KICK, "kick {name}[ {reason}]")
        .set(CommandFacts.BAN, "ban {name}[ {reason}]")
        .set(CommandFacts.UNBAN, "pardon {name}")
        .set(CommandFacts.SAVE, "save-all")
        .set(CommandFacts.STOP, "stop")
        .set(CommandFacts.ARGUMENTS, new ArgumentRules(List.of(), "@", false, true, 0));
  }

  /**
   * Splits at blanks outside of quotes, and drops backslashes. {@code kick} and {@code tell} take
   * the beginning of a name for the name, so the whole name must be listed. A key such as {@code
   * %disconnect.spam} is replaced by its translation.
   *
   * <p>Run, and the byte code of PowerNukkit 1.6.0.1.
   */
  static void nukkit(DialectBuilder d) {
    d.set(CommandFacts.SAY, "say \"{text}\"")
        .set(CommandFacts.TELL, "tell \"{listed}\" \"{text}\"")
        .set(CommandFacts.KICK, "kick \"{listed}\"[ \"{reason}\"]")
        .set(CommandFacts.BAN, "ban \"{name}\"[ \"{reason}\"]")
        .set(CommandFacts.UNBAN, "pardon \"{name}\"")
        .set(CommandFacts.SAVE, "save-all")
        .set(CommandFacts.STOP, "stop")
        .set(CommandFacts.ARGUMENTS, new ArgumentRules(List.of(BACKSLASH), "%", false, true, 0));
  }

  /**
   * Quotes group and nothing escapes them; {@code %} becomes a dot. Names are not unique, and a
   * name that is a number is taken for a slot.
   *
   * <p>Source: id Software's release of 1.32 and its game (addip, removeip).
   */
  static void quake3(DialectBuilder d) {
    d.set(CommandFacts.SAY, "say \"{text}\"")
        .set(CommandFacts.KICK, "clientkick {slot}")
        .set(CommandFacts.BAN, "addip {address}")
        .set(CommandFacts.UNBAN, "removeip {address}")
        .set(CommandFacts.MAP, "map {map}")
        .set(CommandFacts.STOP, "quit")
        .set(CommandFacts.ARGUMENTS, new ArgumentRules(List.of("%"), "", false, true, 0));
  }

  /** As Quake III, with bans of its own; bytes beyond ASCII become dots. Run, and source. */
  static void ioquake3(DialectBuilder d) {
    d.set(CommandFacts.TELL, "tell {slot} \"{text}\"")
        .set(CommandFacts.BAN, "banaddr {address}")
        .set(CommandFacts.UNBAN, "bandel {address}")
        .set(CommandFacts.ARGUMENTS, new ArgumentRules(List.of("%"), "", true, true, 0));
  }

  /**
   * A backslash before a quote escapes it; {@code $} expands variables in builds since 2024. Bans
   * are the game's own, and are lifted by their place in a list only. A message is cut at 1023
   * bytes, the server's name before it included, and its line break is lost.
   *
   * <p>Run (Nexuiz 2.5.2), and source: cmd.c, host_cmd.c.
   */
  static void darkplaces(DialectBuilder d) {
    d.set(CommandFacts.SAY, "say \"{text}\"")
        .set(CommandFacts.TELL, "tell # {slot} \"{text}\"")
        .set(CommandFacts.KICK, "kick # {slot}[ \"{reason}\"]")
        .set(CommandFacts.BAN, "sv_cmd ban {address} " + YEAR + "[ \"{reason}\"]")
        .set(CommandFacts.MAP, "changelevel {map}")
        .set(CommandFacts.STOP, "quit")
        .set(
            CommandFacts.ARGUMENTS,
            new ArgumentRules(List.of(BACKSLASH, "$"), "", false, true, 900));
  }

  /**
   * Splits the words, joins them with one blank each and splits them again, so that quotes protect
   * nothing: what would begin a comment, end a command or name a variable is refused.
   *
   * <p>Run elsewhere: captures of mvdsv 0.35; and source.
   */
  static void quakeworld(DialectBuilder d) {
    d.set(CommandFacts.SAY, "say {text}")
        .set(CommandFacts.KICK, "kick {slot}[ {reason}]")
        .set(CommandFacts.BAN, "addip {address}")
        .set(CommandFacts.UNBAN, "removeip {address}")
        .set(CommandFacts.MAP, "map {map}")
        .set(CommandFacts.STOP, "quit")
        .set(
            CommandFacts.ARGUMENTS,
            new ArgumentRules(List.of("\"", BACKSLASH, "$", ";", "//", "/*"), "", true, false, 0));
  }

  /**
   * Quotes that begin a word group, and nothing escapes them; a semicolon parts nothing. A number
   * behind {@code #} is a player's userid. An identifier is put together from the words that its
   * colons part it into, so that it must stand without quotes.
   *
   * <p>Source: ReHLDS (kick, banid, removeid).
   */
  static void goldSrc(DialectBuilder d) {
    d.set(CommandFacts.SAY, "say \"{text}\"")
        .set(CommandFacts.KICK, "kick #{slot}[ \"{reason}\"]")
        .set(CommandFacts.BAN, "banid 0 #{slot} kick")
        .set(CommandFacts.UNBAN, "removeid {steam}")
        .set(CommandFacts.MAP, "changelevel {map}")
        .set(CommandFacts.STOP, "quit")
        .set(CommandFacts.RESTART, "_restart");
  }
}
