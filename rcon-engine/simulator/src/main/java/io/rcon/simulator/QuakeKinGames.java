package io.rcon.simulator;

import static io.rcon.simulator.SimulatedGame.udp;

import java.util.List;

/** Games of Quake's kin, beside those that came first. */
final class QuakeKinGames {
  /** A buffer of 256 bytes less sixteen. */
  private static final Quake3Form WOLFENSTEIN = Quake3Form.ORIGINAL.fitting(239);

  private static final Quake3Form QUAKE2 =
      Quake3Form.ORIGINAL.fitting(1384).refusing("Bad rcon_password.\n");

  private static final Quake3Form XASH = Quake3Form.ORIGINAL.fitting(2032).refusing("");

  private static final Quake3Form FIVEM =
      Quake3Form.ORIGINAL.fitting(60000).blank().refusing("Invalid password.\n");

  private static final Quake3Form COD = Quake3Form.ORIGINAL.refusing("Bad rcon");

  private QuakeKinGames() {}

  static List<SimulatedGame> all() {
    return List.of(
        udp("openarena", quake3(), Quake3Rules::ioquake3),
        udp(
            "quake3e",
            quake3(),
            core -> Quake3Rules.tenAtOnce(core, Quake3Form.ORIGINAL.silentIfEmptied())),
        udp("urban-terror", quake3(), core -> Quake3Rules.spaced(core, Quake3Form.ORIGINAL, 180)),
        udp("jedi-academy", quake3(), core -> Quake3Rules.tenAtOnce(core, Quake3Form.ORIGINAL)),
        udp("rtcw", quake3(), core -> Quake3Rules.spaced(core, WOLFENSTEIN, 500)),
        udp("wolfenstein-et", quake3(), core -> Quake3Rules.spaced(core, WOLFENSTEIN, 500)),
        udp(
            "et-legacy",
            quake3(),
            core -> Quake3Rules.spaced(core, WOLFENSTEIN.refusing("Bad rconpassword\n"), 0)),
        udp(
            "mohaa",
            quake3(),
            core -> Quake3Rules.tenAtOnce(core, Quake3Form.ORIGINAL.fitting(8176).directed())),
        udp("unvanquished", quake3(), core -> DaemonRules.ofLevel(core, 0)),
        udp("unvanquished-secure1", quake3(), core -> DaemonRules.ofLevel(core, 1)),
        udp("unvanquished-secure2", quake3(), core -> DaemonRules.ofLevel(core, 2)),
        udp("quake2", quake2(), core -> Quake3Rules.spaced(core, QUAKE2, 0).keepingPercent()),
        udp("xash3d", xash(), core -> Quake3Rules.spaced(core, XASH, 0)),
        udp("fivem", fiveM(), core -> Quake3Rules.spaced(core, FIVEM, 0)),
        udp("cod", cod(), core -> Quake3Rules.spaced(core, COD, 500)),
        udp("cod2", cod(), core -> Quake3Rules.spaced(core, COD, 500)),
        udp("cod4", cod(), core -> Quake3Rules.spaced(core, COD, 500)),
        udp(
            "cod5",
            cod(),
            core -> Quake3Rules.spaced(core, COD.refusing("Invalid password.\n"), 500)),
        udp("iw4x", cod(), core -> Quake3Rules.spaced(core, COD.fitting(60000).refusing(""), 500)),
        udp("t7", cod(), core -> Quake3Rules.spaced(core, COD.binary(), 0)),
        udp("plutonium", cod(), core -> Quake3Rules.spaced(core, COD, 0)),
        udp("darkplaces-secure1", new DarkPlacesPhrases(), DarkPlacesRules::secure1),
        udp("darkplaces-secure2", new DarkPlacesPhrases(), DarkPlacesRules::secure2),
        udp("nexuiz", new DarkPlacesPhrases(), DarkPlacesRules::open),
        udp("xonotic", new DarkPlacesPhrases(), DarkPlacesRules::open),
        udp("quakeworld-crypted", new QuakeWorldPhrases(), QuakeWorldRules::crypted),
        udp("goldsrc", SpeedPhrases.goldSrc(goldSrc()), GoldSrcRules::new, "words", "silent-ban"),
        udp("samp", samp(), SampRules::new, "empty-line", "silent", "bans"),
        udp("doom3", doom3(), Doom3Rules::new, "silent"));
  }

  private static Phrases quake3() {
    return new Quake3Phrases();
  }

  private static Phrases cod() {
    return new ListPhrases("status", "Unknown command \"%s\"\n", PlayerTables::callOfDuty);
  }

  private static Phrases quake2() {
    return new ListPhrases("status", "Unknown command \"%s\"\n", QuakeTables::quake2);
  }

  private static Phrases xash() {
    return new ListPhrases("status", "Unknown command \"%s\"\n", QuakeTables::xash);
  }

  private static Phrases goldSrc() {
    return new ListPhrases("status", "Unknown command: %s\n", QuakeTables::goldSrc);
  }

  private static Phrases samp() {
    return new ListPhrases("players", "Unknown command: %s", QuakeTables::samp);
  }

  private static Phrases doom3() {
    return new ListPhrases("serverInfo", "Unknown command '%s'\n", QuakeTables::doom3);
  }

  private static Phrases fiveM() {
    return new ListPhrases("status", "No such command %s.\n", QuakeTables::fiveM);
  }
}
