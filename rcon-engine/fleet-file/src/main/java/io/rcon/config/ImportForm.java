package io.rcon.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The forms of other programs' files that {@link FleetImport} reads. */
public enum ImportForm {
  /** Minecraft's {@code server.properties}. */
  SERVER_PROPERTIES,
  /** {@code rcon.yaml} of gorcon's rcon-cli: a section for each server. */
  GORCON,
  /** {@code .rcon-cli.yaml} of the rcon-cli in itzg's container images: one server. */
  RCON_CLI,
  /** {@code .rconrc} of the program rcon: a group for each server. */
  RCONRC,
  /** Lines of {@code NAME=value} with the environment variables of mcrcon. */
  MCRCON;

  /**
   * The form that a file has by its name.
   *
   * @param file the file, which need not exist
   * @return empty for a name that no program uses
   */
  public static Optional<ImportForm> ofName(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".properties")) {
      return Optional.of(SERVER_PROPERTIES);
    } else if (name.matches("\\.?rcon-cli\\.ya?ml")) {
      return Optional.of(RCON_CLI);
    } else if (name.matches(".*\\.ya?ml")) {
      return Optional.of(GORCON);
    } else if (name.equals(".rconrc") || name.equals("rconrc")) {
      return Optional.of(RCONRC);
    } else if (name.endsWith(".env")) {
      return Optional.of(MCRCON);
    }
    return Optional.empty();
  }
}
