package io.rcon.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.internal.support.VirtualLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is thrown inside Netty's own loop costs one connection, whatever it says of itself. */
class ThrownByHandlersTest {
  private final VirtualLoop virtual = new VirtualLoop();
  private final TcpLine line = new TcpLine(virtual.loop(), "server", false, null);
  private final EmbeddedChannel channel = new EmbeddedChannel(line);
  private final List<String> closed = new ArrayList<>();

  @AfterEach
  void end() {
    channel.finishAndReleaseAll();
    virtual.close();
  }

  private static final class Speechless extends LinkageError {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new AssertionError("not even its words can be had");
    }
  }

  private void listen() {
    line.listenedBy(
        new LineListener() {
          @Override
          public void frame(io.netty.buffer.ByteBuf buffer, int index, int length) {}

          @Override
          public void malformed(io.rcon.codec.RconCodecException problem) {}

          @Override
          public void read(int bytes) {}

          @Override
          public void written(int bytes) {}

          @Override
          public void closed(String reason) {
            closed.add(reason);
          }
        });
  }

  @Test
  void an_error_closes_its_connection_though_it_cannot_be_told() {
    listen();
    channel.pipeline().fireExceptionCaught(new Speechless());
    channel.runPendingTasks();
    assertFalse(channel.isOpen());
    assertEquals(1, closed.size());
  }

  @Test
  void a_connection_that_the_network_ends_says_why() {
    listen();
    channel.pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));
    channel.runPendingTasks();
    assertEquals(List.of("the connection was reset"), closed);
  }
}
