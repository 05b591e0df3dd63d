package io.rcon.monitor.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a file in the form of the tunnel's: a line {@code NAME TOKEN} each; empty lines and
 * those that begin with # do not count. Only digests are kept.
 */
final class AccessTokens {
  private static final int LONGEST = 1 << 20;
  private static final Pattern LINE =
      Pattern.compile("([A-Za-z0-9._@-]{1,64})[ \\t]+([!-~]{16,512})");

  /**
   * The part of a token that may be told.
   *
   * @param name the name beside it in the file
   * @param fingerprint the first eight digits of its digest
   */
  record Holder(String name, String fingerprint) {}

  private static final class Entry {
    final Holder holder;
    final byte[] digest;

    Entry(String name, byte[] digest) {
      holder = new Holder(name, HexFormat.of().formatHex(digest, 0, 4));
      this.digest = digest;
    }
  }

  static final AccessTokens NONE = new AccessTokens(List.of());

  private final List<Entry> entries;

  private AccessTokens(List<Entry> entries) {
    this.entries = entries;
  }

  /** Reads a file; the message of a failure names the place and the remedy, and quotes no token. */
  static AccessTokens read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String written : text(file).lines().toList()) {
      number++;
      String line = written.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher form = LINE.matcher(line);
      if (!form.matches()) {
        throw new IOException(
            "the token file "
                + file
                + ", line "
                + number
                + ": write NAME TOKEN with a token of 16 to 512 characters, such as 'alice' and"
                + " the output of 'openssl rand -hex 24'");
      }
      entries.add(new Entry(form.group(1), digest(form.group(2))));
    }
    if (entries.isEmpty()) {
      throw new IOException("the token file " + file + " holds no token; write NAME TOKEN lines");
    }
    return new AccessTokens(entries);
  }

  /** With its line breaks, without the mark that some editors put before it. */
  private static String text(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST + 1);
    }
    if (bytes.length > LONGEST) {
      throw new IOException("the token file " + file + " is longer than 1 MiB");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The holder of a token; null if it is none. Takes the same time whichever it is. */
  @Nullable Holder holder(String token) {
    byte[] digest = digest(token);
    Holder found = null;
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.digest, digest)) {
        found = entry.holder;
      }
    }
    return found;
  }

  /** Whether somebody's token is still among these, under the same name. */
  boolean has(Holder holder) {
    return entries.stream().anyMatch(entry -> entry.holder.equals(holder));
  }

  static byte[] digest(String token) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(token.getBytes(StandardCharsets.UTF_8));
      // Its own buffer still holds the token.
      sha.reset();
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
