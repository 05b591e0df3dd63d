package io.rcon.internal.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class SharedReceiveTest {

  @Test
  void one_connection_gets_a_few_kilobytes_of_a_turn_however_much_it_sent() {
    EmbeddedChannel connection = new EmbeddedChannel();
    SharedReceive receive = new SharedReceive();
    RecvByteBufAllocator.ExtendedHandle handle =
        (RecvByteBufAllocator.ExtendedHandle) receive.newHandle();
    handle.reset(connection.config());

    ByteBuf buffer = handle.allocate(UnpooledByteBufAllocator.DEFAULT);
    int room = buffer.writableBytes();
    handle.attemptedBytesRead(room);
    handle.lastBytesRead(room);
    handle.incMessagesRead(1);

    assertTrue(room <= 4096, () -> room + " bytes in one read");
    assertFalse(handle.continueReading());
    buffer.release();
    receive.close();
    connection.finishAndReleaseAll();
  }
}
