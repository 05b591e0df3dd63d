package io.rcon.config;

import io.rcon.Dialect;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Reads Minecraft's {@code server.properties}, as Java reads properties. */
final class PropertiesImport {
  private static final int USUAL_QUERY = 25565;

  private final Map<String, Scalar> entries = new HashMap<>();
  private final Place whole;

  private PropertiesImport(String source) {
    whole = new Place(source, 1, 1);
  }

  static ImportedServer read(String text, Path file) {
    PropertiesImport reader = new PropertiesImport(file.toString());
    reader.lines(text);
    return reader.server(folder(file));
  }

  /** A server is called by the folder that it runs in. */
  private static String folder(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    Path name = parent == null ? null : parent.getFileName();
    return name == null || name.toString().isBlank() ? "minecraft" : name.toString();
  }

  private ImportedServer server(String name) {
    Scalar password = entries.get("rcon.password");
    if (password == null) {
      throw whole.error("'rcon.password' is missing here; set it, and 'enable-rcon=true'");
    }
    Scalar host = find("server-ip").orElse(password.withText("127.0.0.1"));
    Address address =
        ImportedServer.address(host, find("rcon.port"), Dialect.MINECRAFT.defaultPort());
    ImportedServer server =
        ImportedServer.of(
            name, password.place(), address, Dialect.MINECRAFT, ImportedServer.secret(password));
    int port = find("server-port").map(ImportedServer::port).orElse(USUAL_QUERY);
    return port == USUAL_QUERY ? server : server.queryPort(port);
  }

  /** Whether the server listens at all. */
  static boolean isOff(String text) {
    PropertiesImport reader = new PropertiesImport("");
    reader.lines(text);
    return !reader.find("enable-rcon").map(Scalar::text).orElse("").equalsIgnoreCase("true");
  }

  private Optional<Scalar> find(String key) {
    return Optional.ofNullable(entries.get(key)).filter(value -> !value.text().isEmpty());
  }

  /** Gives each logical line, with those that continue it, to Java's own reader. */
  private void lines(String text) {
    String[] lines = text.split("\r\n|\r|\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int first = i;
      StringBuilder line = new StringBuilder(lines[i]);
      boolean comment = lines[i].matches("(?s)[ \\t\\f]*[#!].*");
      while (!comment && continues(lines[i]) && i + 1 < lines.length) {
        line.append('\n').append(lines[++i]);
      }
      entry(line.toString(), new Place(whole.source(), first + 1, 1));
    }
  }

  private static boolean continues(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\\') {
      end--;
    }
    return (line.length() - end) % 2 == 1;
  }

  private void entry(String line, Place place) {
    Properties one = new Properties();
    try {
      one.load(new StringReader(line));
    } catch (IllegalArgumentException e) {
      throw place.error("'\\u' must be followed by four hexadecimal digits");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    one.forEach((key, value) ->
        entries.put(
            String.valueOf(key), new Scalar(String.valueOf(key), String.valueOf(value), place)));
  }
}
