package io.rcon.cli;

import io.rcon.Outcome;
import io.rcon.RconException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Counts the servers that ran all their commands, and names those that did not, by reason. */
final class Summary {
  private static final int NAMED = 5;

  /** Whether all went well so far, by server. */
  private final Map<String, Boolean> servers = new HashMap<>();

  private final Map<String, Set<String>> failures = new TreeMap<>();

  /** A server is counted once, by its first failure. */
  void add(Outcome outcome) {
    String name = outcome.server().name();
    boolean wasWell = servers.getOrDefault(name, true);
    servers.put(name, wasWell && outcome.ok());
    if (wasWell) {
      outcome.failure().ifPresent(failure -> add(name, failure));
    }
  }

  private void add(String name, RconException failure) {
    failures.computeIfAbsent(failure.code(), code -> new LinkedHashSet<>()).add(name);
  }

  private int failed() {
    return failures.values().stream().mapToInt(Set::size).sum();
  }

  /** Whether some servers were left alone. */
  boolean isStopped(int total) {
    return servers.size() < total;
  }

  /** For instance {@code 498 ok, 2 failed (TIMED_OUT: eu-3; UNREACHABLE: us-9)}. */
  String line(int total) {
    int failed = failed();
    StringBuilder line = new StringBuilder();
    line.append(servers.size() - failed).append(" ok, ").append(failed).append(" failed");
    if (failed > 0) {
      StringJoiner reasons = new StringJoiner("; ", " (", ")");
      failures.forEach((code, names) -> reasons.add(code + ": " + some(names)));
      line.append(reasons);
    }
    if (isStopped(total)) {
      line.append(", ").append(total - servers.size()).append(" left alone");
    }
    return TerminalText.harmless(line.toString());
  }

  private static String some(Set<String> names) {
    String shown = String.join(", ", names.stream().limit(NAMED).toList());
    return names.size() <= NAMED ? shown : shown + " and " + (names.size() - NAMED) + " more";
  }
}
