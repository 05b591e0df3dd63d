package io.rcon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rcon.Server;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A fleet file is read, or refused with a place; never anything else. */
class FleetFileFuzzTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("PW", "hunter2", "EMPTY", "");

  @FuzzTest(maxDuration = "5m")
  void file(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    if (text.contains("/dev") || text.contains("/proc")) {
      return;
    }
    FleetFile fleet;
    try {
      fleet = FleetFile.parse(text, "fuzz", ENVIRONMENT::get);
    } catch (FleetFileException e) {
      assertEquals("fuzz", e.source());
      assertTrue(e.line() >= 0 && e.column() >= 0);
      return;
    }
    Set<String> names = new HashSet<>();
    for (Server server : fleet.servers()) {
      assertTrue(names.add(server.name()), "twice");
      assertFalse(server.toString().chars().anyMatch(Character::isISOControl), "a line of its own");
    }
  }
}
