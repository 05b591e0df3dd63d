package io.rcon.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments and environment as they were given. In a locale without UTF-8, such as {@code
 * LC_ALL=C}, Java has replaced what it could not read before the program begins; Linux still knows
 * the bytes. Values that cannot be read whole are refused, never passed on mangled.
 */
final class Utf8Environment implements Console.Environment {
  private final Charset locale;
  private final List<byte[]> commandLine;
  private final List<byte[]> variables;
  private final Console.Environment seenByJava;

  Utf8Environment(
      Charset locale,
      List<byte[]> commandLine,
      List<byte[]> variables,
      Console.Environment seenByJava) {
    this.locale = locale;
    this.commandLine = commandLine;
    this.variables = variables;
    this.seenByJava = seenByJava;
  }

  static Utf8Environment ofThisProcess() {
    return new Utf8Environment(
        Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")),
        read("/proc/self/cmdline"),
        read("/proc/self/environ"),
        System::getenv);
  }

  /** The arguments, as they were typed. */
  String[] arguments(String... given) {
    String[] whole = new String[given.length];
    int first = commandLine.size() - given.length;
    for (int i = 0; i < given.length; i++) {
      byte[] raw = first > 0 ? commandLine.get(first + i) : null;
      whole[i] = whole(given[i], raw, "argument " + (i + 1));
    }
    return whole;
  }

  @Override
  public @Nullable String variable(String name) {
    String given = seenByJava.variable(name);
    if (given == null || isAscii(given)) {
      return given;
    }
    byte[] prefix = (name + "=").getBytes(StandardCharsets.UTF_8);
    byte[] raw = null;
    for (byte[] variable : variables) {
      if (startsWith(variable, prefix)) {
        raw = Arrays.copyOfRange(variable, prefix.length, variable.length);
        break;
      }
    }
    return whole(given, raw, "the variable " + name);
  }

  private String whole(String given, byte @Nullable [] raw, String what) {
    if (isAscii(given)) {
      return given;
    }
    String utf8 = raw == null ? null : decode(raw);
    if (utf8 != null) {
      return utf8;
    }
    if (given.indexOf('\uFFFD') < 0) {
      return given;
    }
    throw CliException.usage(
        what
            + " holds characters that cannot be read in this locale ("
            + locale
            + "); run with LC_ALL=C.UTF-8, or give it by a file or standard input");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** Decodes UTF-8 strictly. */
  static @Nullable String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static List<byte[]> read(String file) {
    try {
      return split(Files.readAllBytes(Path.of(file)));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Cuts at the NUL that ends each entry. */
  static List<byte[]> split(byte[] bytes) {
    List<byte[]> entries = new ArrayList<>();
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    for (byte b : bytes) {
      if (b != 0) {
        entry.write(b);
      } else {
        entries.add(entry.toByteArray());
        entry.reset();
      }
    }
    return entries;
  }
}
