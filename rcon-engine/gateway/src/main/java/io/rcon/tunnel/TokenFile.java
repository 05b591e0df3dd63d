package io.rcon.tunnel;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a file, one a line: a name, for the log, and the token. Empty lines and those that
 * begin with # do not count. Only digests are kept.
 */
final class TokenFile {
  static final int SHORTEST = 16;
  static final int LONGEST = 512;
  private static final int LONGEST_FILE = 1 << 20;

  private static final Pattern LINE = Pattern.compile("([A-Za-z0-9._@-]{1,64})[ \\t]+([!-~]+)");
  private static final String FORM =
      ": write NAME TOKEN on each line, such as 'alice' and the output of 'openssl rand -hex 24'";

  /** One token; two of the same name and digest are the same. */
  static final class Token {
    private final String name;
    private final byte[] digest;

    private Token(String name, byte[] digest) {
      this.name = name;
      this.digest = digest;
    }

    String name() {
      return name;
    }

    private boolean isSame(Token other) {
      return name.equals(other.name) && MessageDigest.isEqual(digest, other.digest);
    }
  }

  /** No token is any of these. */
  static final TokenFile NONE = new TokenFile(List.of(), List.of());

  private final List<Token> tokens;
  private final List<String> problems;

  private TokenFile(List<Token> tokens, List<String> problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /** Reads a file; the message of a failure names the place and the remedy, and quotes no token. */
  static TokenFile read(Path file) throws IOException {
    TokenFile tokens = readUsable(file);
    if (!tokens.problems.isEmpty()) {
      throw new IOException(tokens.problems.get(0));
    }
    return tokens;
  }

  /**
   * Reads a file of a running tunnel: a line that is no token lets nobody in, and keeps no other
   * line from being read, least of all from being gone.
   */
  static TokenFile readUsable(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST_FILE + 1);
    }
    if (bytes.length > LONGEST_FILE) {
      throw new IOException("the token file " + file + " is longer than 1 MiB");
    }
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      // Some editors put a mark before the text.
      int from = text.length() > 0 && text.get(0) == '\uFEFF' ? 1 : 0;
      return parse(text.toString().substring(from).lines().toList(), file);
    } catch (CharacterCodingException e) {
      throw new IOException("the token file " + file + " is not UTF-8 text", e);
    }
  }

  private static TokenFile parse(List<String> lines, Path file) throws IOException {
    List<Token> tokens = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String place = "the token file " + file + ", line " + (i + 1);
      Matcher form = LINE.matcher(line);
      if (!form.matches()) {
        problems.add(place + FORM);
        continue;
      }
      int length = form.group(2).length();
      if (length < SHORTEST || length > LONGEST) {
        problems.add(
            place + ": a token has " + SHORTEST + " to " + LONGEST + " characters, not " + length);
      } else if (!names.add(form.group(1))) {
        problems.add(place + ": the name " + form.group(1) + " is there twice");
      } else {
        byte[] token = form.group(2).getBytes(StandardCharsets.US_ASCII);
        tokens.add(new Token(form.group(1), digest(token)));
      }
    }
    if (tokens.isEmpty() && problems.isEmpty()) {
      throw new IOException("the token file " + file + " holds no token" + FORM);
    }
    return new TokenFile(tokens, problems);
  }

  /**
   * The lines that could not be used; each message names the place and the remedy, and quotes no
   * token.
   */
  List<String> problems() {
    return problems;
  }

  /**
   * The token that these bytes are. Takes the same time whichever it is, and if it is none: digests
   * are compared, all of them, to their ends.
   */
  @Nullable Token find(ByteBuf buffer, int index, int length) {
    byte[] given = new byte[length];
    buffer.getBytes(index, given);
    byte[] digest = digest(given);
    Token found = null;
    for (Token token : tokens) {
      if (MessageDigest.isEqual(token.digest, digest)) {
        found = token;
      }
    }
    return found;
  }

  boolean holds(Token token) {
    return tokens.stream().anyMatch(token::isSame);
  }

  int size() {
    return tokens.size();
  }

  private static byte[] digest(byte[] token) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(token);
      // Its own buffer still holds the token.
      sha.reset();
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
