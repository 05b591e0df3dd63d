package io.rcon.tunnel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardTest {
  private final MockTicker ticker = Ticker.newMockTicker();
  private final EmbeddedChannel client = EmbeddedChannel.builder().ticker(ticker).build();
  private final EmbeddedChannel game = new EmbeddedChannel();

  @AfterEach
  void close() {
    client.finishAndReleaseAll();
    game.finishAndReleaseAll();
  }

  private Forward forward(boolean spaced) {
    Forward forward = new Forward(client, spaced);
    for (String text : List.of("one", "two", "three")) {
      forward.add(Unpooled.copiedBuffer(text, US_ASCII));
    }
    assertEquals(List.of(), written());
    forward.open(game);
    return forward;
  }

  private List<String> written() {
    List<String> texts = new ArrayList<>();
    for (ByteBuf piece = game.readOutbound(); piece != null; piece = game.readOutbound()) {
      texts.add(piece.toString(US_ASCII));
      piece.release();
    }
    return texts;
  }

  @Test
  void should_write_one_frame_for_each_answer_when_spaced() {
    Forward forward = forward(true);
    assertEquals(List.of("one"), written());
    assertFalse(client.config().isAutoRead(), "nothing more is read meanwhile");
    forward.answered();
    assertEquals(List.of("two"), written());
    forward.answered();
    assertEquals(List.of("three"), written());
    assertTrue(client.config().isAutoRead());
  }

  @Test
  void should_not_wait_for_ever_for_an_answer() {
    forward(true);
    assertEquals(List.of("one"), written());
    ticker.advance(Forward.TIMEOUT.toNanos() - 1, TimeUnit.NANOSECONDS);
    client.runScheduledPendingTasks();
    assertEquals(List.of(), written());
    ticker.advance(1, TimeUnit.NANOSECONDS);
    client.runScheduledPendingTasks();
    assertEquals(List.of("two"), written());
  }

  @Test
  void should_write_all_at_once_elsewhere() {
    forward(false);
    assertEquals(List.of("one", "two", "three"), written());
  }
}
