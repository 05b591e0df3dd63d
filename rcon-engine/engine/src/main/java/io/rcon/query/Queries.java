package io.rcon.query;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.Query;
import io.rcon.codec.query.MinecraftStat;
import io.rcon.codec.query.QuakeRequest;
import io.rcon.spi.QueryProtocol.Carrier;
import io.rcon.status.ColourCodes;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusProviders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The queries that tell a server's status: those of the engine, and those of each {@link
 * io.rcon.status.StatusProvider}. Safe on any thread.
 */
public final class Queries {
  /** Source, GoldSrc, Rust and many others with Steam: INFO, and the players by PLAYER. */
  public static final String A2S = "a2s";

  /** Quake 3, ioquake3, Call of Duty: {@code getstatus}. */
  public static final String QUAKE3 = "quake3";

  /** DarkPlaces, with its own colours: {@code getstatus}. */
  public static final String DARKPLACES = "darkplaces";

  /** Quake 2 and its kin: {@code status}. */
  public static final String QUAKE2 = "quake2";

  /** QuakeWorld: {@code status 23}. */
  public static final String QUAKEWORLD = "quakeworld";

  /** Minecraft with {@code enable-query}: the names of all players. */
  public static final String MINECRAFT_QUERY = "minecraft-query";

  /** Nukkit and PowerNukkit, which want it longer: the names of all players. */
  public static final String NUKKIT_QUERY = "nukkit-query";

  /** Minecraft Bedrock: how many are on, not who. */
  public static final String BEDROCK = "bedrock";

  /** SA-MP and open.mp: the players too, if there are no more than a hundred. */
  public static final String SAMP = "samp";

  /** Doom 3 and Quake 4: {@code getInfo}, with the players and the numbers by which they go. */
  public static final String DOOM3 = "doom3";

  /** Minecraft Java over TCP, as clients before 1.7 asked: how many are on, not who. */
  public static final String LEGACY_PING = "legacy-ping";

  /** Teeworlds 0.7, and DDNet where it lets clients of 0.7 in, as it does by itself. */
  public static final String TEEWORLDS = "teeworlds";

  /** Teeworlds 0.6 and its kin; DDNet names sixteen clients at most to it. */
  public static final String TEEWORLDS_6 = "teeworlds6";

  static final List<Query<ServerStatus>> ALL =
      List.of(
          StatusProtocol.datagram(A2S, (server, random) -> new A2sExchange()),
          quake(QUAKE3, QuakeRequest.GETSTATUS, ColourCodes.CARET_ANY),
          quake(DARKPLACES, QuakeRequest.GETSTATUS, ColourCodes.CARET_HEX),
          quake(QUAKE2, QuakeRequest.QUAKE2, ColourCodes.NONE),
          quake(QUAKEWORLD, QuakeRequest.QUAKEWORLD, ColourCodes.QUAKE_FONT),
          minecraft(MINECRAFT_QUERY, MinecraftStat.FULL),
          minecraft(NUKKIT_QUERY, MinecraftStat.NUKKIT_FULL),
          StatusProtocol.datagram(
              BEDROCK,
              (server, random) -> new BedrockExchange(random.getAsInt(), random.getAsInt())),
          StatusProtocol.datagram(SAMP, (server, random) -> new SampExchange(server)),
          StatusProtocol.datagram(
              DOOM3, (server, random) -> new Doom3Exchange(server, random.getAsInt())),
          new StatusProtocol(
              LEGACY_PING, Carrier.STREAM, (server, random) -> new LegacyPingExchange()),
          StatusProtocol.datagram(
              TEEWORLDS, (server, random) -> TeeworldsExchange.later(random.getAsInt())),
          StatusProtocol.datagram(
              TEEWORLDS_6, (server, random) -> TeeworldsExchange.old(random.getAsInt())));

  private Queries() {}

  private static StatusProtocol minecraft(String name, int padding) {
    return StatusProtocol.datagram(
        name, (server, random) -> new MinecraftQueryExchange(name, padding, random.getAsInt()));
  }

  private static StatusProtocol quake(String name, QuakeRequest request, ColourCodes colours) {
    return StatusProtocol.datagram(
        name,
        (server, random) -> new QuakeExchange(name, request, colours, server, random.getAsInt()));
  }

  /**
   * The query that tells the most of a dialect's servers for the fewest datagrams.
   *
   * @param dialect the dialect
   * @return the first of its {@link CommonFacts#QUERY} that there is; empty if there is none
   */
  public static Optional<Query<ServerStatus>> of(Dialect dialect) {
    return dialect.get(CommonFacts.QUERY).stream()
        .map(Queries::named)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * A query by its name.
   *
   * @param name for instance {@code a2s}
   * @return empty if there is none
   */
  public static Optional<Query<ServerStatus>> named(String name) {
    return all().filter(query -> query.name().equals(name)).findFirst();
  }

  /**
   * The names of all queries.
   *
   * @return an immutable list
   */
  public static List<String> names() {
    return all().map(Query::name).distinct().toList();
  }

  /** Those of the engine, and then those of providers. */
  private static Stream<Query<ServerStatus>> all() {
    return Stream.concat(
        ALL.stream(), StatusProviders.all().stream().flatMap(found -> found.queries().stream()));
  }
}
