package io.rcon.config;

import io.rcon.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes servers as a fleet file, and gives each password a file name of its own. */
final class FleetText {
  private final StringBuilder yaml = new StringBuilder("servers:\n");
  private final String folder;
  private final Set<String> names = new TreeSet<>();
  private final Set<String> fileNames = new TreeSet<>();
  private final Map<String, Secret> secrets = new LinkedHashMap<>();

  /**
   * Begins a file.
   *
   * @param folder of the passwords, as the fleet file is to name it
   */
  FleetText(Path folder) {
    String path = folder.toString();
    this.folder = path.isEmpty() ? "" : path + folder.getFileSystem().getSeparator();
  }

  void add(ImportedServer server) {
    String name = unique(server.name(), names);
    String file = unique(fileName(name), fileNames);
    Address address = server.address();
    String host = address.host().indexOf(':') < 0 ? address.host() : "[" + address.host() + "]";
    yaml.append("  ").append(quoted(name)).append(":\n");
    line("address", quoted(escaped(host + ":" + address.port())));
    line("dialect", server.dialect().name());
    line("password_file", quoted(escaped(folder + file)));
    server.timeout().map(Duration::toMillis).ifPresent(millis -> line("timeout", millis + "ms"));
    server.queryPort().ifPresent(port -> line("query_port", String.valueOf(port)));
    secrets.put(file, server.secret());
  }

  private void line(String key, String value) {
    yaml.append("    ").append(key).append(": ").append(value).append('\n');
  }

  /** The passwords by the names of their files. */
  Map<String, Secret> secrets() {
    return secrets;
  }

  @Override
  public String toString() {
    return yaml.toString();
  }

  private static String unique(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  /** Letters, digits, dots and hyphens; no hidden file, and no file system is asked for more. */
  private static String fileName(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.-]+", "_");
    return plain.length() > 100 ? plain.substring(0, 100) : plain;
  }

  /** For values in which variables are replaced. */
  private static String escaped(String value) {
    return value.replace("${", "$${");
  }

  /** In YAML's double quotes. */
  private static String quoted(String text) {
    if (text.matches("[A-Za-z][A-Za-z0-9_-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
        && !text.matches("(?i)true|false|null|yes|no|on|off|y|n")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
          } else if (c < ' '
              || (c >= 0x7f && c < 0xa0)
              || c == 0x2028
              || c == 0x2029
              || c == 0xfeff) {
            quoted.append(String.format("\\u%04x", c));
          } else {
            quoted.appendCodePoint(c);
          }
        });
    return quoted.append('"').toString();
  }
}
