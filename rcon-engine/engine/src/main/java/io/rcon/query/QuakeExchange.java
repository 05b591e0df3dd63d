package io.rcon.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.Server;
import io.rcon.codec.query.QuakePlayer;
import io.rcon.codec.query.QuakeRequest;
import io.rcon.codec.query.QuakeStatus;
import io.rcon.spi.QueryExchange;
import io.rcon.status.ColourCodes;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks one datagram and is answered by one, in the ways of Quake's kin. */
final class QuakeExchange implements QueryExchange<ServerStatus> {
  private final String format;
  private final QuakeRequest request;
  private final ColourCodes colours;
  private final Charset charset;

  /** Brought back in the info; eight characters, since FiveM is silent for more. */
  private final String challenge;

  private @Nullable ServerStatus status;

  QuakeExchange(
      String format, QuakeRequest request, ColourCodes colours, Server server, int random) {
    this.format = format;
    this.request = request;
    this.colours = colours;
    charset = server.dialect().charset();
    challenge = String.format("%08x", random);
  }

  @Override
  public ByteBuf request(ByteBufAllocator allocator) {
    return request.encode(allocator, challenge);
  }

  @Override
  public Step answer(ByteBuf bytes) {
    QuakeStatus answer = QuakeStatus.read(bytes, charset);
    boolean kin = answer != null && request.isAnsweredBy(answer.kind());
    if (answer == null
        || !kin
        || !challenge.equals(answer.info().getOrDefault("challenge", challenge))) {
      return Step.STRAY;
    }
    status = status(answer, bytes.toString(charset));
    return Step.DONE;
  }

  @Override
  public @Nullable ServerStatus result() {
    return status;
  }

  private ServerStatus status(QuakeStatus answer, String text) {
    Map<String, String> info = answer.info();
    StatusBuilder status =
        new StatusBuilder(format, text)
            .max(number(first(info, "sv_maxclients", "maxclients")))
            .map(first(info, "mapname", "map"))
            .name(colours.strip(first(info, "sv_hostname", "hostname")))
            .version(first(info, "version", "*version", "gameversion"));
    info.forEach((key, value) -> {
      if (!key.equals("challenge")) {
        status.detail(key, value);
      }
    });
    answer.players().forEach(row -> status.player(player(row).build()));
    boolean rows = answer.kind() != QuakeStatus.Kind.INFO;
    int clients = number(info.getOrDefault("clients", ""));
    int humans = number(info.getOrDefault("g_humanplayers", ""));
    int bots = number(info.getOrDefault("bots", ""));
    int playing = (int) answer.players().stream().filter(row -> !row.spectator()).count();
    status.online(clients >= 0 ? clients : rows ? playing : -1);
    status.bots(bots >= 0 || clients < humans || humans < 0 ? bots : clients - humans);
    return (answer.complete() ? status : status.incomplete()).build();
  }

  private PlayerBuilder player(QuakePlayer row) {
    PlayerBuilder player =
        new PlayerBuilder(row.name())
            .name(colours.strip(row.name()))
            .score(row.score())
            .ping(row.ping());
    row.id().ifPresent(player::slot);
    row.minutes().ifPresent(minutes -> player.time(java.time.Duration.ofMinutes(minutes)));
    return row.spectator() ? player.state("spectator") : player;
  }

  private static String first(Map<String, String> info, String... keys) {
    for (String key : keys) {
      String value = info.get(key);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
