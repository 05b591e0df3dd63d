package io.rcon.status;

import java.util.Map;

/** Writes a status as the {@code .expected} files do: one line a fact, what is empty left out. */
final class StatusRendering {
  private StatusRendering() {}

  static String of(ServerStatus status) {
    return of(status, true);
  }

  /** Without the rows and details whose words are the format's own. */
  static String withoutDetails(ServerStatus status) {
    return of(status, false);
  }

  private static String of(ServerStatus status, boolean details) {
    StringBuilder out = new StringBuilder();
    line(out, "format", status.format());
    if (!status.known()) {
      return out.append("not known\n").toString();
    }
    status.online().ifPresent(n -> line(out, "online", n));
    status.max().ifPresent(n -> line(out, "max", n));
    status.bots().ifPresent(n -> line(out, "bots", n));
    status.map().ifPresent(text -> line(out, "map", text));
    status.name().ifPresent(text -> line(out, "name", text));
    status.version().ifPresent(text -> line(out, "version", text));
    status.ticksPerSecond().ifPresent(n -> line(out, "ticks per second", n));
    status.millisPerTick().ifPresent(n -> line(out, "milliseconds per tick", n));
    if (!status.complete()) {
      out.append("incomplete\n");
    }
    if (!status.listsPlayers()) {
      out.append("lists no players\n");
    }
    if (status.guessed()) {
      out.append("guessed\n");
    }
    if (!status.countsAgree()) {
      out.append("counts differ\n");
    }
    if (details) {
      status.details().forEach((key, value) -> line(out, "detail " + key, value));
      status.rows().forEach(row -> out.append("row").append(pairs(row)).append('\n'));
    }
    for (Player player : status.players()) {
      out.append(player(player)).append(details ? pairs(player.details()) : "").append('\n');
    }
    return out.toString();
  }

  /** The players alone. */
  static String players(ServerStatus status) {
    StringBuilder out = new StringBuilder();
    for (Player player : status.players()) {
      out.append(player(player)).append(pairs(player.details())).append('\n');
    }
    status.rows().forEach(row -> out.append("row").append(pairs(row)).append('\n'));
    return out.toString();
  }

  private static String player(Player player) {
    StringBuilder out = new StringBuilder("player \"" + player.name() + "\"");
    if (!player.rawName().equals(player.name())) {
      out.append(" raw \"").append(player.rawName()).append('"');
    }
    player.slot().ifPresent(n -> out.append(" slot=").append(n));
    player.score().ifPresent(n -> out.append(" score=").append(n));
    player.ping().ifPresent(n -> out.append(" ping=").append(n));
    player.time().ifPresent(time -> out.append(" time=").append(time));
    player.address().ifPresent(text -> out.append(" address=").append(text));
    player.state().ifPresent(text -> out.append(" state=").append(text));
    out.append(player.bot() ? " bot" : "").append(player.present() ? "" : " gone");
    player.ids().forEach((kind, id) -> out.append(" id.").append(kind).append('=').append(id));
    return out.toString();
  }

  private static String pairs(Map<String, String> pairs) {
    StringBuilder out = new StringBuilder();
    pairs.forEach(
        (key, value) -> out.append(" [").append(key).append('=').append(value).append(']'));
    return out.toString();
  }

  private static void line(StringBuilder out, String key, Object value) {
    out.append(key).append(' ').append(value).append('\n');
  }
}
