package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SourceFacts;
import io.rcon.spi.Conversation.AtClose;
import io.rcon.spi.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where each line is a frame of its own, a close may come between two of them. */
class LineFramesAtCloseTest {
  @Test
  void should_not_believe_that_the_last_line_was_the_last() {
    List<Dialect> lines =
        Dialect.all().stream()
            .filter(each -> each.family().equals(SourceFacts.FAMILY))
            .filter(each -> each.get(SourceFacts.LINE_FRAMES))
            .toList();
    assertTrue(lines.size() >= 2, lines.toString());
    for (Dialect each : lines) {
      Server server = Server.of(each, "127.0.0.1", 1, Secret.of("s3cret"));
      AtClose at = new SourceConversation(Setting.of(server, () -> 1)).closedAfter(2, 10);
      assertNotEquals(AtClose.WHOLE, at, each.name());
    }
  }
}
