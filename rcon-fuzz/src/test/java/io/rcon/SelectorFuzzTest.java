package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A selector is read or refused, and what was read writes itself so that it is read again. */
class SelectorFuzzTest {
  private static final List<Server> SERVERS =
      List.of(
          Server.of(Dialect.SOURCE, "h", 1, Secret.none()).named("a").tagged("region", "eu"),
          Server.of(Dialect.MINECRAFT, "h", 2, Secret.none()).named("b").tagged("event", ""),
          Server.of(Dialect.QUAKE3, "::1", 3, Secret.none()));

  @FuzzTest(maxDuration = "5m")
  void selector(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Selector selector;
    try {
      selector = Selector.parse(text);
    } catch (IllegalArgumentException e) {
      return;
    }
    Selector again = Selector.parse(selector.toString());
    assertEquals(selector, again);
    for (Server server : SERVERS) {
      for (SessionState state : SessionState.values()) {
        assertEquals(selector.matches(server, state), again.matches(server, state));
      }
    }
  }
}
