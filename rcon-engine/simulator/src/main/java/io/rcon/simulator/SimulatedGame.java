package io.rcon.simulator;

import io.rcon.simulator.TcpRules.Other;
import io.rcon.simulator.TcpRules.Unauthenticated;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A game whose servers can be simulated: one row of facts each, as measured on the real servers or
 * read in their sources. Immutable; safe on any thread.
 */
public final class SimulatedGame {
  /** Minecraft (vanilla, Paper): one frame a read, answers cut by characters. */
  public static final SimulatedGame MINECRAFT =
      tcp(
          "minecraft",
          SpeedPhrases.minecraft(),
          TcpRules.builder()
              .reads(new OneFrameReads())
              .cut(ReplyCut.MINECRAFT)
              .utf8()
              .other(Other.UNKNOWN_REQUEST),
          MinecraftQueryRules::minecraft);

  /** Minecraft on Forge from 50 on: as Minecraft, but nothing for an empty answer. */
  public static final SimulatedGame FORGE =
      tcp(
          "forge",
          SpeedPhrases.forge(),
          TcpRules.builder()
              .reads(new OneFrameReads())
              .cut(ReplyCut.FORGE)
              .utf8()
              .other(Other.UNKNOWN_REQUEST),
          MinecraftQueryRules::minecraft);

  /** Source dedicated servers: streams, mirrored terminators, bans. */
  public static final SimulatedGame SOURCE =
      tcp(
          "source",
          SpeedPhrases.source(),
          TcpRules.builder()
              .reads(new StreamReads(1024))
              .cut(ReplyCut.SOURCE)
              .login(LoginRules.PLAIN.withValueFirst())
              .unauthenticated(Unauthenticated.EMPTY_VALUE)
              .other(Other.MIRROR)
              .guarded(),
          SourceQueryRules::new);

  /** PowerNukkit: the first frame of a read, three NULs after a login. */
  public static final SimulatedGame NUKKIT =
      tcp(
          "nukkit",
          SpeedPhrases.nukkit(),
          TcpRules.builder()
              .reads(new FirstFrameReads())
              .utf8()
              .login(LoginRules.PLAIN.saying("\0").revokingNothing())
              .unauthenticated(Unauthenticated.SILENCE),
          NukkitQueryRules::new);

  /** A plain server of the Source kind: streams, one frame an answer, no terminator answered. */
  public static final SimulatedGame GENERIC =
      tcp("generic", new SourcePhrases(), TcpRules.builder());

  /** Quake 3 1.32: one command per 500 ms for everybody. */
  public static final SimulatedGame QUAKE3 =
      udp("quake3", new Quake3Phrases(), Quake3Rules::original);

  /** The engine of ioquake3: ten at once and then one a second for each address. */
  public static final SimulatedGame IOQUAKE3 =
      udp("ioquake3", new Quake3Phrases(), Quake3Rules::ioquake3);

  /**
   * DarkPlaces (Nexuiz, Xonotic): datagrams filled to the last byte, silence after a wrong
   * password.
   */
  public static final SimulatedGame DARKPLACES =
      udp("darkplaces", new DarkPlacesPhrases(), DarkPlacesRules::open);

  /** QuakeWorld (mvdsv): five commands a second for everybody. */
  public static final SimulatedGame QUAKEWORLD =
      udp("quakeworld", new QuakeWorldPhrases(), QuakeWorldRules::plain);

  /** FTE QuakeWorld: fifteen in half a minute for each address, and then a day of silence. */
  public static final SimulatedGame FTE = udp("fte", new FtePhrases(), FteRules::new);

  /** BattlEye (Arma, DayZ): a login, numbers, and messages that want to be acknowledged. */
  public static final SimulatedGame BATTLEYE =
      udp("battleye", new BattlEyePhrases(), BattlEyeRules::classic);

  /** OpenTTD's admin port: packets, each line of an answer in one, and one more that ends it. */
  public static final SimulatedGame OPENTTD =
      wire("openttd", new OpenTtdPhrases(), OpenTtdRules::new);

  /** Battlefield 3 and 4: packets of words, and events that want an answer. */
  public static final SimulatedGame FROSTBITE =
      wire("frostbite", new FrostbitePhrases(), FrostbiteRules::later);

  /** Battlefield: Bad Company 2. */
  public static final SimulatedGame BFBC2 =
      wire("bfbc2", new FrostbitePhrases(), FrostbiteRules::first);

  /** The Isle: Evrima: codes, and answers without an end. */
  public static final SimulatedGame EVRIMA =
      wire(
          "evrima",
          new ListPhrases("playerlist", "Unknown command", PlayerTables::evrima),
          EvrimaRules::new);

  /** Arma Reforger, whose answers come as messages. */
  public static final SimulatedGame REFORGER =
      udp("reforger", new BattlEyePhrases(), BattlEyeRules::reforger);

  private static final List<SimulatedGame> ALL =
      Stream.of(
              List.of(
                  MINECRAFT,
                  FORGE,
                  SOURCE,
                  NUKKIT,
                  GENERIC,
                  QUAKE3,
                  IOQUAKE3,
                  DARKPLACES,
                  QUAKEWORLD,
                  FTE),
              SourceKinGames.all(),
              List.of(BATTLEYE, REFORGER, OPENTTD, FROSTBITE, BFBC2, EVRIMA),
              ConsoleGames.all(),
              QuakeKinGames.all())
          .flatMap(List::stream)
          .toList();

  private final String name;
  private final boolean datagrams;
  private final Phrases phrases;
  private final Function<ServerCore, Endpoint> endpoints;

  /** Null for a game that answers no queries beside its rcon port. */
  private final @Nullable Function<ServerCore, QueryRules> queries;

  /** What {@link SimulationOptions#reading} may name. */
  private final List<String> readings;

  private SimulatedGame(
      String name,
      boolean datagrams,
      Phrases phrases,
      Function<ServerCore, Endpoint> endpoints,
      @Nullable Function<ServerCore, QueryRules> queries,
      List<String> readings) {
    this.readings = readings;
    this.name = name;
    this.datagrams = datagrams;
    this.phrases = phrases;
    this.endpoints = endpoints;
    this.queries = queries;
  }

  static SimulatedGame tcp(String name, Phrases phrases, TcpRules.Builder rules) {
    return tcp(name, phrases, rules, null);
  }

  static SimulatedGame tcp(
      String name,
      Phrases phrases,
      TcpRules.Builder builder,
      @Nullable Function<ServerCore, QueryRules> queries) {
    TcpRules rules = builder.build();
    return new SimulatedGame(
        name, false, phrases, core -> new TcpEndpoint(core, rules), queries, List.of());
  }

  static SimulatedGame lines(
      String name, Phrases phrases, Function<ServerCore, LineRules> rules, String... readings) {
    return new SimulatedGame(
        name,
        false,
        phrases,
        core -> new LineEndpoint(core, rules.apply(core)),
        null,
        List.of(readings));
  }

  /** The same with queries beside its rcon port. */
  SimulatedGame answering(Function<ServerCore, QueryRules> rules) {
    return new SimulatedGame(name, datagrams, phrases, endpoints, rules, readings);
  }

  static SimulatedGame stream(
      String name, Phrases phrases, Function<ServerCore, Endpoint> endpoints, String... readings) {
    return new SimulatedGame(name, false, phrases, endpoints, null, List.of(readings));
  }

  static SimulatedGame udp(
      String name, Phrases phrases, Function<ServerCore, UdpRules> rules, String... readings) {
    return new SimulatedGame(
        name,
        true,
        phrases,
        core -> new UdpEndpoint(core, rules.apply(core)),
        null,
        List.of(readings));
  }

  static SimulatedGame wire(
      String name, Phrases phrases, Function<WireConnection, WireRules> rules, String... readings) {
    return new SimulatedGame(
        name, false, phrases, core -> new WireEndpoint(core, rules), null, List.of(readings));
  }

  /**
   * Finds a game.
   *
   * @param name as dialects are named, such as {@code minecraft}; case does not matter
   * @return the game
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static SimulatedGame of(String name) {
    for (SimulatedGame game : ALL) {
      if (game.name.equals(name.toLowerCase(Locale.ROOT))) {
        return game;
      }
    }
    throw new IllegalArgumentException(
        "no simulated game is called '"
            + name
            + "'; there are "
            + String.join(", ", ALL.stream().map(SimulatedGame::name).toList()));
  }

  /**
   * All games.
   *
   * @return the games in the order of this table
   */
  public static List<SimulatedGame> all() {
    return ALL;
  }

  /**
   * The name of the dialect that its servers speak.
   *
   * @return lower case
   */
  public String name() {
    return name;
  }

  /**
   * Whether its servers are asked over UDP rather than TCP.
   *
   * @return true for the Quake family
   */
  public boolean usesDatagrams() {
    return datagrams;
  }

  /** The state of a new server of this game. */
  ServerCore core(String password, SimulationOptions options) {
    String reading = options.reading();
    if (!reading.isEmpty() && !readings.contains(reading)) {
      throw new IllegalArgumentException(
          "'" + name + "' has no other reading '" + reading + "'; there are " + readings);
    }
    return new ServerCore(name, phrases, password, options);
  }

  Endpoint endpoint(ServerCore core) {
    return endpoints.apply(core);
  }

  /** Null for games that answer no queries there; those over UDP answer at their own port. */
  @Nullable QueryRules queries(ServerCore core) {
    return queries == null ? null : queries.apply(core);
  }

  @Override
  public String toString() {
    return name;
  }
}
