package io.rcon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A password. Only {@link #reveal} gives its characters: {@link #toString()} says only that there
 * is one.
 */
public final class Secret {
  /** As {@link #reveal(Function)} shows them, read where they lie. */
  private static final class Characters implements CharSequence {
    private final char[] all;

    Characters(char[] all) {
      this.all = all;
    }

    @Override
    public int length() {
      return all.length;
    }

    @Override
    public char charAt(int index) {
      return all[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw noCopy();
    }

    @Override
    public String toString() {
      throw noCopy();
    }

    private static UnsupportedOperationException noCopy() {
      return new UnsupportedOperationException(
          "nobody could wipe a copy of the password: read its characters");
    }
  }

  private static final Secret NONE = new Secret(new char[0]);
  private static final int LONGEST_LINE = 4096;

  /** Replaced, under this object's lock, when the secret's file is read again. */
  private volatile Characters characters;

  private final @Nullable Path file;

  private Secret(char[] characters) {
    this(new Characters(characters), null);
  }

  private Secret(Characters characters, @Nullable Path file) {
    this.characters = characters;
    this.file = file;
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
   * byte order mark. No copy of it stays in memory but the secret's own.
   *
   * @param file the file
   * @return the secret
   * @throws IOException if the file cannot be read, is not UTF-8, or begins with an empty line or
   *     with one of more than 4096 bytes
   */
  public static Secret read(Path file) throws IOException {
    byte[] bytes = new byte[LONGEST_LINE + 3];
    char[] decoded = new char[bytes.length];
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.readNBytes(bytes, 0, bytes.length);
      int end = 0;
      while (end < length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      if (end == bytes.length) {
        throw new IOException(
            "the password file "
                + file
                + " has a first line of more than "
                + LONGEST_LINE
                + " bytes");
      }
      CharBuffer line = CharBuffer.wrap(decoded);
      if (StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, end), line, true)
          .isError()) {
        throw new IOException("the password file " + file + " is not UTF-8 text");
      }
      int from = line.position() > 0 && decoded[0] == '\uFEFF' ? 1 : 0;
      if (line.position() == from) {
        throw new IOException("the password file " + file + " has an empty first line");
      }
      return new Secret(Arrays.copyOfRange(decoded, from, line.position()));
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(decoded, '\0');
    }
  }

  /**
   * A password kept in a file that is read now, as by {@link #read}, and again at each login, so
   * that a new password needs no new {@link Server}. Equal to others of the same path, whatever the
   * file holds. A file that is not regular, such as a pipe, is read only once.
   *
   * @param file the file
   * @return the secret
   * @throws IOException as {@link #read} does
   */
  public static Secret file(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Characters characters = read(absolute).characters;
    return new Secret(characters, Files.isRegularFile(absolute) ? absolute : null);
  }

  /**
   * The file that is read again at each login.
   *
   * @return empty for any other secret
   */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * Reads the {@link #file()} again, if there is one. The engine does so before each login, on a
   * thread that may block.
   *
   * @throws IOException as {@link #read} does; the password then stays as it was
   */
  public void readAgain() throws IOException {
    if (file != null) {
      become(read(file).characters);
    }
  }

  private synchronized void become(Characters fresh) {
    Characters old = characters;
    characters = fresh;
    Arrays.fill(old.all, '\0');
  }

  /**
   * Whether others than its owner can read a file, as no file with passwords should be. A file on a
   * read-only mount is not exposed: its permissions cannot be changed here, and container platforms
   * mount secrets this way.
   *
   * @param file the file
   * @return true if its group or everybody may read it; false where the file system does not tell
   */
  public static boolean isExposed(Path file) {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return false;
    }
    try {
      Set<PosixFilePermission> permissions = view.readAttributes().permissions();
      boolean readable =
          permissions.contains(PosixFilePermission.GROUP_READ)
              || permissions.contains(PosixFilePermission.OTHERS_READ);
      return readable && !Files.getFileStore(file).isReadOnly();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The characters of the password, to be written to the wire.
   *
   * @return a copy, which the caller wipes after use
   */
  public char[] reveal() {
    return file == null ? characters.all.clone() : revealLocked();
  }

  private synchronized char[] revealLocked() {
    return characters.all.clone();
  }

  /**
   * Shows the characters of the password to a function that writes them to the wire, without a copy
   * that has to be wiped.
   *
   * @param use reads the characters while it runs; it can take neither a text nor a part of them
   * @param <T> what it makes
   * @return what it returned
   */
  public <T> T reveal(Function<? super CharSequence, ? extends T> use) {
    return file == null ? use.apply(characters) : revealLocked(use);
  }

  private synchronized <T> T revealLocked(Function<? super CharSequence, ? extends T> use) {
    return use.apply(characters);
  }

  /**
   * Whether there is no password.
   *
   * @return true for {@link #none()} and for the empty text
   */
  public boolean isEmpty() {
    return characters.all.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && ((file == null && that.file == null)
            ? Arrays.equals(characters.all, that.characters.all)
            : Objects.equals(file, that.file));
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
