package io.rcon.real;

import io.rcon.Dialect;
import io.rcon.testing.FreePorts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** OpenTTD with its admin port, from Debian. */
final class OpenTtd implements Recipe {
  private static final Path PROGRAM = Path.of("/usr/games/openttd");
  private static final Path DATA = Path.of("/usr/share/games/openttd/baseset/opengfx");

  @Override
  public Dialect dialect() {
    return Dialect.named("openttd").orElseThrow();
  }

  @Override
  public Optional<String> missing() {
    return Files.isExecutable(PROGRAM) && Files.isDirectory(DATA)
        ? Optional.empty()
        : Optional.of(
            "OpenTTD is not installed: apt-get install --no-install-recommends"
                + " openttd openttd-opengfx");
  }

  @Override
  public List<String> prepare(Path home, int port, String password) throws IOException {
    int game = FreePorts.next();
    Path config = home.resolve("openttd.cfg");
    Files.writeString(
        config,
        String.join(
            "\n",
            "[network]",
            "server_admin_port = " + port,
            "server_port = " + game,
            "admin_password = " + password,
            "server_name = rcon test",
            "server_game_type = local",
            "server_advertise = false",
            "min_active_clients = 1",
            "[server_bind_addresses]",
            "127.0.0.1 =",
            "[game_creation]",
            "map_x = 6",
            "map_y = 6",
            "[difficulty]",
            "max_no_competitors = 0",
            ""));
    return List.of(
        PROGRAM.toString(), "-D", "127.0.0.1:" + game, "-c", config.toString(), "-x", "-g");
  }

  @Override
  public boolean isReady(int port, Path log) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Loopback.ipv4(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
