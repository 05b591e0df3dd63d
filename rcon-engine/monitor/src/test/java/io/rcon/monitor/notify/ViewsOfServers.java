package io.rcon.monitor.notify;

import io.rcon.SessionState;
import io.rcon.config.FleetFile;
import io.rcon.config.FleetNotice;
import io.rcon.monitor.Health;
import io.rcon.monitor.ServerView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Servers and webhooks for tests. */
final class ViewsOfServers {
  private ViewsOfServers() {}

  static ServerView view(String name, String address, Health health, @Nullable String code) {
    return view(name, address, health, code, false);
  }

  static ServerView view(
      String name, String address, Health health, @Nullable String code, boolean maintenance) {
    return new ServerView(
        name,
        "minecraft",
        address,
        Map.of(),
        SessionState.READY,
        health,
        Instant.EPOCH,
        code,
        code == null ? null : "said by a game: /op Anna 10.9.8.7",
        1,
        20,
        "Anna's map",
        "1",
        1,
        null,
        0,
        maintenance,
        1,
        0);
  }

  /** A webhook with these keys, whose URL is this. */
  static FleetNotice notice(Path directory, String url, String keys) throws IOException {
    Path hook = Files.writeString(directory.resolve("hook"), url);
    return FleetFile.parse(
            "servers: {}\nnotify: {ops: {url_file: \"" + hook + "\"" + keys + "}}",
            "test",
            variable -> null)
        .notices()
        .get(0);
  }
}
