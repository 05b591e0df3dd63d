package io.rcon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A password. It shows itself to nobody who does not ask by name: {@link #toString()} says only
 * that there is one.
 */
public final class Secret {
  private static final Secret NONE = new Secret(new char[0]);

  private final char[] characters;

  private Secret(char[] characters) {
    this.characters = characters;
  }

  /**
   * A password given as text.
   *
   * @param password the text; every character counts, spaces too
   * @return the secret
   */
  public static Secret of(String password) {
    return new Secret(password.toCharArray());
  }

  /**
   * A password given as characters.
   *
   * @param password copied; the caller may wipe it
   * @return the secret
   */
  public static Secret of(char[] password) {
    return new Secret(password.clone());
  }

  /**
   * No password, for servers that ask for none.
   *
   * @return the empty secret
   */
  public static Secret none() {
    return NONE;
  }

  /**
   * A password kept in a file: its first line, read as UTF-8, without the line's end and without a
   * byte order mark.
   *
   * @param file the file
   * @return the secret
   * @throws IOException if the file cannot be read, is not UTF-8, or begins with an empty line
   */
  public static Secret read(Path file) throws IOException {
    String line;
    try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      line = lines.readLine();
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new IOException("the password file " + file + " is not UTF-8 text", e);
    }
    if (line != null && line.startsWith("\uFEFF")) {
      line = line.substring(1);
    }
    if (line == null || line.isEmpty()) {
      throw new IOException("the password file " + file + " has an empty first line");
    }
    return of(line);
  }

  /**
   * The password itself, for whoever writes it to the wire.
   *
   * @return a copy, which the caller wipes after use
   */
  public char[] reveal() {
    return characters.clone();
  }

  /**
   * Whether there is no password.
   *
   * @return true for {@link #none()} and for the empty text
   */
  public boolean isEmpty() {
    return characters.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && Arrays.equals(characters, that.characters);
  }

  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  @Override
  public String toString() {
    return isEmpty() ? "Secret[none]" : "Secret[hidden]";
  }
}
