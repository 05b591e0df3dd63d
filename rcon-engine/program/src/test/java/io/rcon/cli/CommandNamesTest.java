package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandNamesTest {
  @Test
  void readsMinecraftsHelpThoughItsLinesRunTogether() {
    assertEquals(
        List.of("advancement", "list", "minecraft:ban-ip", "save-all"),
        CommandNames.parse(
            "/advancement (grant|revoke)/list [uuids]/save-all [flush]/minecraft:ban-ip <t>"));
    assertEquals(List.of("gc", "help"), CommandNames.parse("§2/help: §fShows\n§2/gc: §fCollects"));
  }

  @Test
  void readsTheListOfQuakesCommands() {
    assertEquals(
        List.of("cmdlist", "map_restart", "quit", "status"),
        CommandNames.parse("status\nquit\nmap_restart\n^3cmdlist\n156 commands\n"));
    assertEquals(
        List.of("cd", "cvarlist"),
        CommandNames.parse("cvarlist : lists all variables\ncd : the CD player\n2 commands\n"));
  }
}
