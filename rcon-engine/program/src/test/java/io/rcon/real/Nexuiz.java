package io.rcon.real;

import io.rcon.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Nexuiz on DarkPlaces, from Debian. Listens on 127.0.0.1 and on ::1. */
final class Nexuiz implements Recipe {
  private static final Path PROGRAM = Path.of("/usr/games/darkplaces-server");
  private static final Path DATA = Path.of("/usr/share/games/nexuiz");

  private final int level;

  /** With a level of {@code rcon_secure}. */
  Nexuiz(int level) {
    this.level = level;
  }

  @Override
  public Dialect dialect() {
    return level == 0
        ? Dialect.DARKPLACES
        : Dialect.named("darkplaces-secure" + level).orElseThrow();
  }

  @Override
  public Optional<String> missing() {
    return Files.isExecutable(PROGRAM) && Files.isDirectory(DATA)
        ? Optional.empty()
        : Optional.of(
            "Nexuiz is not installed: apt-get install --no-install-recommends"
                + " nexuiz-server nexuiz-data");
  }

  @Override
  public List<String> prepare(Path home, int port, String password) {
    // Unless its IPv6 address is given it listens to the world; rcon_secure must precede the
    // password, which newer builds forget when it changes.
    return List.of(
        PROGRAM.toString(),
        "-nexuiz",
        "-basedir",
        DATA.toString(),
        "-userdir",
        home.toString(),
        "-ip",
        "127.0.0.1",
        "-port",
        Integer.toString(port),
        "-noconfig",
        "+net_address_ipv6",
        "::1",
        "+sv_public",
        "0",
        "+hostname",
        "nexuiz test",
        "+rcon_secure",
        Integer.toString(level),
        "+rcon_password",
        password,
        "+maxplayers",
        "8",
        "+sys_colortranslation",
        "0",
        "+map",
        "basement");
  }

  @Override
  public boolean isReady(int port, Path log) throws IOException {
    return Datagrams.answersGetinfo(port);
  }
}
