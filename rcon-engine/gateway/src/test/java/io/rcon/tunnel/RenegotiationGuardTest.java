package io.rcon.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** The records that a client sends, however they are cut. */
class RenegotiationGuardTest {
  private static final String SHAKE = "16 03 03 00 02 01 02";
  private static final String CHANGE = "14 03 03 00 01 01";
  private static final String DATA = "17 03 03 00 03 16 16 16";
  private static final String EMPTY = "17 03 03 00 00";

  private Promise<Channel> encrypted = ImmediateEventExecutor.INSTANCE.newPromise();
  private int refusals;

  private EmbeddedChannel channel() throws NoSuchAlgorithmException {
    encrypted = ImmediateEventExecutor.INSTANCE.newPromise();
    SslHandler tls =
        new SslHandler(SSLContext.getDefault().createSSLEngine()) {
          @Override
          public Future<Channel> handshakeFuture() {
            return encrypted;
          }
        };
    return new EmbeddedChannel(new RenegotiationGuard(tls, () -> refusals++));
  }

  private static ByteBuf bytes(String... records) {
    return Unpooled.wrappedBuffer(
        ByteBufUtil.decodeHexDump(String.join("", records).replace(" ", "")));
  }

  private static int passed(EmbeddedChannel channel) {
    int count = 0;
    for (ByteBuf each = channel.readInbound(); each != null; each = channel.readInbound()) {
      count += each.readableBytes();
      each.release();
    }
    return count;
  }

  @Test
  void afterTheFirstHandshakeARecordOfThatTypeIsTheEnd() throws Exception {
    ByteBuf first = bytes(SHAKE, CHANGE, SHAKE);
    ByteBuf second = bytes(DATA, EMPTY, DATA, SHAKE, DATA);
    for (int cut = 1; cut < second.readableBytes(); cut++) {
      EmbeddedChannel channel = channel();
      refusals = 0;
      channel.writeInbound(first.copy());
      assertEquals(first.readableBytes(), passed(channel));
      encrypted.setSuccess(channel);
      channel.writeInbound(second.copy(0, cut), second.copy(cut, second.readableBytes() - cut));
      assertEquals(bytes(DATA, EMPTY, DATA).readableBytes(), passed(channel), "cut at " + cut);
      assertEquals(1, refusals, "cut at " + cut);
      channel.finishAndReleaseAll();
    }
  }

  @Test
  void aHandshakeInPiecesOfAByteIsOne() throws Exception {
    EmbeddedChannel channel = channel();
    ByteBuf all = bytes(SHAKE, SHAKE, CHANGE, SHAKE);
    while (all.isReadable()) {
      channel.writeInbound(all.readBytes(1));
    }
    encrypted.setSuccess(channel);
    channel.writeInbound(bytes(DATA));
    assertEquals(all.capacity() + bytes(DATA).readableBytes(), passed(channel));
    assertEquals(0, refusals);
    channel.finishAndReleaseAll();
  }
}
