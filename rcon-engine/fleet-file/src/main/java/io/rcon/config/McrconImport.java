package io.rcon.config;

import io.rcon.Dialect;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads mcrcon's variables, from the environment itself or from a file of such lines. */
final class McrconImport {
  private static final String PREFIX = "MCRCON_";

  private McrconImport() {}

  static ImportedServer environment(Function<String, @Nullable String> variables) {
    Place place = Place.whole("the environment");
    return server(
        place,
        key -> {
          String value = variables.apply(key);
          return value == null ? Optional.empty() : Optional.of(new Scalar(key, value, place));
        });
  }

  static ImportedServer file(String text, String source) {
    String[] lines = text.split("\r?\n", -1);
    return server(
        new Place(source, 1, 1),
        key -> {
          Optional<Scalar> last = Optional.empty();
          for (int i = 0; i < lines.length; i++) {
            String line = lines[i].stripLeading().replaceFirst("^export\\s+", "");
            if (line.startsWith(key + "=")) {
              String value = line.substring(key.length() + 1);
              last = Optional.of(new Scalar(key, value, new Place(source, i + 1, 1)));
            }
          }
          return last.map(scalar -> scalar.withText(ShellWord.read(scalar)));
        });
  }

  private static ImportedServer server(Place place, Function<String, Optional<Scalar>> variables) {
    Scalar password =
        variables
            .apply(PREFIX + "PASS")
            .orElseThrow(() -> place.error("'" + PREFIX + "PASS' is missing; set it"));
    Scalar host = variables.apply(PREFIX + "HOST").orElse(password.withText("localhost"));
    Address address =
        ImportedServer.address(
            host, variables.apply(PREFIX + "PORT"), Dialect.MINECRAFT.defaultPort());
    return ImportedServer.of(
        host.text(), password.place(), address, Dialect.MINECRAFT, ImportedServer.secret(password));
  }
}
