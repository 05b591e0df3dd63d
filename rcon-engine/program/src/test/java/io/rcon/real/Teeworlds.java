package io.rcon.real;

import io.rcon.Dialect;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Teeworlds from Debian, with its external console: four clients at once. */
final class Teeworlds implements Recipe {
  private static final Path PROGRAM = Path.of("/usr/games/teeworlds-server");

  @Override
  public Dialect dialect() {
    return Dialect.named("econ").orElseThrow();
  }

  @Override
  public Optional<String> missing() {
    return Files.isExecutable(PROGRAM)
        ? Optional.empty()
        : Optional.of(
            "Teeworlds is not installed: apt-get install --no-install-recommends"
                + " teeworlds-server");
  }

  /** Its game is at the same port, over UDP. */
  @Override
  public List<String> prepare(Path home, int port, String password) {
    return List.of(
        PROGRAM.toString(),
        "sv_name teeworlds test",
        "bindaddr 127.0.0.1",
        "sv_register 0",
        "sv_port " + port,
        "ec_bindaddr 127.0.0.1",
        "ec_port " + port,
        "ec_password " + password,
        "ec_auth_timeout 30",
        "ec_bantime 1",
        "ec_output_level 1");
  }

  /** Before it listens nobody is greeted; a client that says nothing is no wrong password. */
  @Override
  public boolean isReady(int port, Path log) {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(Loopback.freshAddress(), 0));
      socket.connect(new InetSocketAddress(Loopback.ipv4(), port), 1000);
      socket.setSoTimeout(1000);
      return socket.getInputStream().read() == 'E';
    } catch (IOException e) {
      return false;
    }
  }
}
