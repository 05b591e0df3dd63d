package io.rcon.config;

import io.rcon.Dialect;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the YAML files of gorcon's and of itzg's rcon-cli. */
final class YamlImport {
  private static final int RCON_CLI_PORT = 27015;

  /** A time as Go writes it. */
  private static final Pattern GO_TIME =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,8})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

  private final Consumer<String> notes;

  YamlImport(Consumer<String> notes) {
    this.notes = notes;
  }

  private static Section root(String text, String source, Problems problems) {
    return Section.of(
        Yaml.compose(text, source)
            .orElseThrow(() -> new Place(source, 1, 1).error("the file has no content")),
        "this file",
        "key",
        source,
        problems);
  }

  void gorcon(String text, String source, Consumer<ImportedServer> to) {
    Problems problems = new Problems();
    Section file = root(text, source, problems);
    for (String name : file.keys()) {
      problems.check(() -> {
        Section one = file.section(name, "key").orElseThrow();
        String type = one.scalar("type").map(Scalar::text).orElse("rcon");
        if (!type.equals("rcon")) {
          notes.accept(
              file.place(name) + ": left out, since its type is " + type + " and not rcon");
        } else if (one.has("address") || one.has("password")) {
          to.accept(session(name, file.place(name), one));
        }
      });
    }
    problems.throwAll();
  }

  private static ImportedServer session(String name, Place place, Section one) {
    Scalar written = one.require("address");
    Address address = Address.parse(written, Dialect.GENERIC);
    return ImportedServer.of(
            name,
            place,
            address,
            ImportedServer.guess(address),
            ImportedServer.secret(one.require("password")))
        .timeout(one.scalar("timeout").map(YamlImport::timeout));
  }

  private static Duration timeout(Scalar value) {
    Matcher parts = GO_TIME.matcher(value.text());
    if (!parts.matches() || value.text().isEmpty()) {
      throw value.error("must be a time such as 10s, 500ms or 1m30s, not '" + value.text() + "'");
    }
    Duration sum = Duration.ZERO;
    List<Duration> units =
        List.of(
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(1));
    for (int i = 0; i < units.size(); i++) {
      String count = parts.group(i + 1);
      sum =
          sum.plus(
              count == null ? Duration.ZERO : units.get(i).multipliedBy(Long.parseLong(count)));
    }
    return sum;
  }

  ImportedServer rconCli(String text, String source) {
    Problems problems = new Problems();
    Section file = root(text, source, problems);
    problems.throwAll();
    Scalar password = file.require("password");
    Scalar host = file.scalar("host").orElse(password.withText("localhost"));
    Address address = ImportedServer.address(host, file.scalar("port"), RCON_CLI_PORT);
    return ImportedServer.of(
        host.text(),
        file.place("host"),
        address,
        Dialect.MINECRAFT,
        ImportedServer.secret(password));
  }
}
