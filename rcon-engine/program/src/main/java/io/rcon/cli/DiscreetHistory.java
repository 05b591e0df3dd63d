package io.rcon.cli;

import io.rcon.RconSession;
import io.rcon.Secret;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/** A history that keeps no line with a password in it, or what may be one. */
final class DiscreetHistory extends DefaultHistory {
  private static final Pattern SUSPECT =
      Pattern.compile("passw|passwd|secret|login|register|token", Pattern.CASE_INSENSITIVE);

  private final List<Secret> secrets;

  DiscreetHistory(List<RconSession> sessions) {
    this.secrets = sessions.stream().map(session -> session.server().secret()).distinct().toList();
  }

  @Override
  public void add(Instant time, String line) {
    if (isDiscreet(line, secrets)) {
      super.add(time, line);
    }
  }

  /** Whether a line may be kept. */
  static boolean isDiscreet(String line, List<Secret> secrets) {
    return !SUSPECT.matcher(line).find()
        && secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .noneMatch(secret -> line.contains(new String(secret.reveal())));
  }
}
