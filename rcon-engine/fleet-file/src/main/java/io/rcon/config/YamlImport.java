package io.rcon.config;

import io.rcon.Dialect;
import java.util.function.Consumer;

/** Reads the YAML files of gorcon's and of itzg's rcon-cli. */
final class YamlImport {
  private static final int RCON_CLI_PORT = 27015;

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
        .timeout(one.scalar("timeout").map(Scalar::duration).filter(time -> !time.isZero()));
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
