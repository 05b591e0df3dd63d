package io.rcon.real;

import io.rcon.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** OpenArena on ioquake3, from Debian. */
final class OpenArena implements Recipe {
  private static final Path PROGRAM = Path.of("/usr/games/openarena-server");

  @Override
  public Dialect dialect() {
    return Dialect.IOQUAKE3;
  }

  @Override
  public Optional<String> missing() {
    return Files.isExecutable(PROGRAM)
        ? Optional.empty()
        : Optional.of(
            "OpenArena is not installed: apt-get install --no-install-recommends"
                + " openarena-server openarena-data");
  }

  @Override
  public List<String> prepare(Path home, int port, String password) throws IOException {
    Files.createDirectories(home.resolve("baseoa"));
    // "dedicated 1" announces nothing, "net_enabled 1" is IPv4 alone.
    return List.of(
        PROGRAM.toString(),
        "+set",
        "ttycon",
        "0",
        "+set",
        "com_standalone",
        "1",
        "+set",
        "fs_homepath",
        home.toString(),
        "+set",
        "dedicated",
        "1",
        "+set",
        "net_enabled",
        "1",
        "+set",
        "net_ip",
        "127.0.0.1",
        "+set",
        "net_port",
        Integer.toString(port),
        "+set",
        "sv_master1",
        "",
        "+set",
        "com_hunkMegs",
        "128",
        "+set",
        "sv_maxclients",
        "8",
        "+set",
        "sv_hostname",
        "rcon ^1test^7 server",
        "+set",
        "rconPassword",
        password,
        "+map",
        "oa_dm1");
  }

  @Override
  public boolean isReady(int port, Path log) throws IOException {
    return Datagrams.answersGetinfo(port);
  }
}
