package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program {@code script}, which gives another one a pseudo terminal. A fresh machine may lack
 * it, and its tests are skipped there; {@code -Drcon.servers=required} makes that a failure.
 */
final class PseudoTerminals {
  private PseudoTerminals() {}

  static void startOrSkip() {
    boolean there = Files.isExecutable(Path.of("/usr/bin/script"));
    String needed = "needs script of util-linux";
    if ("required".equals(System.getProperty("rcon.servers"))) {
      assertTrue(there, needed);
    } else {
      assumeTrue(there, needed);
    }
  }
}
