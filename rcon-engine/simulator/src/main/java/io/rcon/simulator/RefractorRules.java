package io.rcon.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * ModManager's console of Battlefield 2: a seed, the digest of seed and password, and a byte of
 * value 4 behind each answer whose command began with one of value 2. Another reading: {@code
 * keeps-open} does not close after a wrong password.
 */
final class RefractorRules extends LineRules {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int SEED = 16;

  RefractorRules(ServerCore core) {
    super(core);
  }

  @Override
  int longest() {
    return 4096;
  }

  private static String seed(LineConnection connection) {
    StringBuilder seed = new StringBuilder();
    for (int i = 1; i <= SEED; i++) {
      seed.append(LETTERS.charAt((connection.number * 31 + i * 17) % LETTERS.length()));
    }
    return seed.toString();
  }

  @Override
  void opened(LineConnection connection) {
    String greeting =
        "### Battlefield 2 ModManager Rcon v4.4.\n### Digest seed: " + seed(connection) + "\n\n";
    connection.send(bytes(greeting), false);
  }

  @Override
  void line(LineConnection connection, byte[] line) {
    if (connection.authenticated) {
      command(connection, line);
    } else if (text(line).startsWith("login ")) {
      login(connection, text(line).substring("login ".length()));
    } else if (line.length > 0) {
      connection.send(bytes("error: not authenticated: you can only invoke 'login'\n"), false);
    }
  }

  private void login(LineConnection connection, String digest) {
    if (core.isDigest(password -> md5(seed(connection) + password), digest)) {
      core.journal.logins.incrementAndGet();
      connection.authenticated = true;
      byte[] ready = bytes("Authentication successful, rcon ready.\n\n");
      connection.send(ready, 0, core.script.loginMishaps(), false);
    } else {
      core.journal.refusedLogins.incrementAndGet();
      connection.send(bytes("Authentication failed.\n\n"), !isOther("keeps-open"));
    }
  }

  private static String md5(String text) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void command(LineConnection connection, byte[] line) {
    boolean marked = line.length > 0 && line[0] == 2;
    String command = text(marked ? Arrays.copyOfRange(line, 1, line.length) : line);
    ScriptedReply reply = core.run(connection.number, connection.remote, command, console::run);
    StringBuilder out = new StringBuilder();
    if (reply.answered()) {
      List<String> lines = lines(reply);
      lines.forEach(each -> out.append(each).append('\n'));
      out.append(marked ? "\u0004" : "");
    }
    connection.send(
        bytes(out.toString()), reply.delay().toNanos(), reply.mishaps(), reply.closes());
  }

  @Override
  byte[] unsolicited(LineConnection connection, String text) {
    return bytes(text + "\n");
  }
}
