package io.rcon.config;

import io.rcon.Dialect;
import io.rcon.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a fleet file of what other programs know of their servers. Their passwords go to files of
 * their own, which only the owner can read. For one thread; errors name file and line and hold no
 * password.
 *
 * <pre>
 * FleetImport servers = new FleetImport();
 * servers.add(Path.of("server.properties"), ImportForm.SERVER_PROPERTIES);
 * servers.write(Path.of("fleet.yaml"), Path.of("secrets"));
 * </pre>
 */
public final class FleetImport {
  private static final int LONGEST = 1 << 20;

  private final List<ImportedServer> servers = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable Dialect dialect;

  /** Begins without servers. */
  public FleetImport() {}

  /**
   * Says which game the servers are of that are added from now on. Otherwise {@code
   * server.properties}, {@code .rcon-cli.yaml} and mcrcon mean Minecraft, in other files port 25575
   * does, and what else there is becomes {@link Dialect#GENERIC}.
   *
   * @param other the dialect
   * @return this
   */
  public FleetImport dialect(Dialect other) {
    dialect = other;
    return this;
  }

  /**
   * Adds the servers of a file.
   *
   * @param file at most 1 MiB
   * @param form what it is
   * @throws FleetFileException if the file cannot be read or used
   */
  public void add(Path file, ImportForm form) {
    String source = file.toString();
    String text = text(file, form);
    YamlImport yaml = new YamlImport(notes::add);
    switch (form) {
      case SERVER_PROPERTIES -> {
        add(PropertiesImport.read(text, file));
        if (PropertiesImport.isOff(text)) {
          notes.add(source + ": enable-rcon is not true, so the server does not listen");
        }
      }
      case GORCON -> yaml.gorcon(text, source, this::add);
      case RCON_CLI -> add(yaml.rconCli(text, source));
      case RCONRC -> KeyFileImport.read(text, source, this::add);
      case MCRCON -> add(McrconImport.file(text, source));
    }
  }

  /**
   * Adds the server that mcrcon's variables name: {@code MCRCON_HOST}, {@code MCRCON_PORT} and
   * {@code MCRCON_PASS}.
   *
   * @param environment the value of a variable by its name, null if it is not set
   * @throws FleetFileException if they cannot be used
   */
  public void addMcrcon(Function<String, @Nullable String> environment) {
    add(McrconImport.environment(environment));
  }

  private void add(ImportedServer server) {
    Dialect known = Optional.ofNullable(dialect).orElse(server.dialect());
    if (server.name().isBlank() || server.name().chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw server.place().error("the server's name is blank or has control characters; name it");
    }
    servers.add(
        new ImportedServer(
            server.name(),
            server.place(),
            server.address(),
            known,
            server.secret(),
            server.timeout(),
            server.queryPort()));
  }

  /**
   * How many servers there are.
   *
   * @return the number
   */
  public int size() {
    return servers.size();
  }

  /**
   * Notes on entries that were left out, and other things that a reader should know.
   *
   * @return each with its place
   */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Writes the fleet file and the passwords, mode 0600. No file is ever written over; after a
   * failure none of them stays.
   *
   * @param fleetFile where the fleet file goes
   * @param passwords the folder of the passwords, relative to the fleet file's folder; made where
   *     there is none
   * @throws IOException if a file cannot be written; the message names it
   */
  public void write(Path fleetFile, Path passwords) throws IOException {
    Path folder = Optional.ofNullable(fleetFile.toAbsolutePath().getParent()).orElse(passwords);
    write(folder, passwords, fleetFile, text -> {});
  }

  /**
   * Writes the passwords only.
   *
   * @param folder where the fleet file will be
   * @param passwords as for {@link #write(Path, Path)}
   * @param fleetFile takes the text of the fleet file; if it throws, no password stays
   * @throws IOException if a file cannot be written; the message names it
   */
  public void writePasswords(Path folder, Path passwords, Consumer<String> fleetFile)
      throws IOException {
    write(folder, passwords, null, fleetFile);
  }

  private void write(
      Path folder, Path passwords, @Nullable Path fleetFile, Consumer<String> written)
      throws IOException {
    FleetText text = new FleetText(passwords);
    servers.forEach(text::add);
    SecretFiles files = new SecretFiles();
    Path file = folder.resolve(passwords);
    try {
      files.folder(file);
      for (Map.Entry<String, Secret> secret : text.secrets().entrySet()) {
        file = folder.resolve(passwords).resolve(secret.getKey());
        files.write(file, secret.getValue());
      }
      if (fleetFile != null) {
        file = fleetFile;
        files.write(file, StandardCharsets.UTF_8.encode(text.toString()));
      }
      written.accept(text.toString());
    } catch (RuntimeException e) {
      files.undo();
      throw e;
    } catch (IOException e) {
      files.undo();
      throw new IOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static String text(Path file, ImportForm form) {
    Place whole = Place.whole(file.toString());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw whole.error("cannot be read: " + NamedFiles.reason(file, e));
    }
    if (bytes.length > LONGEST) {
      throw whole.error("is longer than 1 MiB");
    }
    CharBuffer text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      if (form != ImportForm.SERVER_PROPERTIES) {
        throw whole.error("is not UTF-8; save the file as UTF-8");
      }
      // As Minecraft does.
      text = StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(bytes));
    }
    return text.length() > 0 && text.get(0) == '\uFEFF'
        ? text.subSequence(1, text.length()).toString()
        : text.toString();
  }
}
