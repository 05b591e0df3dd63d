package io.rcon.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.util.NetUtil;
import io.rcon.RconOptions.TransportKind;
import io.rcon.testing.MeteredAllocator;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class DatagramReadsTest {
  private static final int MOST = 65_535;

  private final DatagramReads reads = new DatagramReads();
  private final MeteredAllocator allocator = new MeteredAllocator();

  private RecvByteBufAllocator.ExtendedHandle handle(TransportKind kind) {
    var channel = reads.into(Transports.of(kind).datagrams(SocketProtocolFamily.INET));
    assertSame(reads, channel.config().<RecvByteBufAllocator>getRecvByteBufAllocator());
    channel.unsafe().closeForcibly();
    return (RecvByteBufAllocator.ExtendedHandle) reads.newHandle();
  }

  @Test
  void should_read_into_one_buffer_and_into_another_while_it_is_kept() {
    RecvByteBufAllocator.ExtendedHandle handle = handle(TransportKind.NIO);
    ByteBuf first = handle.allocate(allocator);
    assertEquals(MOST, first.writableBytes());
    ByteBuf second = handle.allocate(allocator);
    assertNotSame(first, second);
    assertEquals(MOST, second.writableBytes());
    first.writeLong(1).release();
    second.release();
    ByteBuf third = handle.allocate(allocator);
    assertSame(first, third);
    assertEquals(MOST, third.writableBytes());
    reads.close();
    assertEquals(1, third.refCnt());
    third.release();
    handle.allocate(allocator).release();
    assertEquals(0, allocator.used());
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void should_have_room_for_about_as_many_as_came() {
    RecvByteBufAllocator.ExtendedHandle handle = handle(TransportKind.EPOLL);
    List<Integer> rooms = new ArrayList<>();
    for (int came : new int[] {1, 2, 4, 8, 16, 16, 10, 3, 1, 1, 1, 1}) {
      ByteBuf buffer = handle.allocate(allocator);
      assertEquals(buffer.readerIndex(), buffer.writerIndex());
      rooms.add(buffer.writableBytes() / MOST);
      handle.lastBytesRead(came * MOST);
      buffer.release();
    }
    assertEquals(List.of(2, 2, 4, 8, 16, 16, 16, 16, 8, 4, 2, 2), rooms);
    reads.close();
    assertEquals(0, allocator.used());
  }

  private static final class Taking extends SimpleChannelInboundHandler<DatagramPacket> {
    final BlockingQueue<ByteBuf> taken = new LinkedBlockingQueue<>();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
      taken.add(Unpooled.copiedBuffer(datagram.content()));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransportKind.class,
      names = {"NIO", "AUTO"})
  void should_receive_every_datagram_whole(TransportKind kind) throws Exception {
    Transport transport = Transports.of(kind);
    var group = new MultiThreadIoEventLoopGroup(1, transport.ioHandlers());
    Taking taking = new Taking();
    try (DatagramSocket sender = new DatagramSocket()) {
      Channel channel =
          new Bootstrap()
              .group(group)
              .channelFactory(() -> reads.into(transport.datagrams(SocketProtocolFamily.INET)))
              .option(ChannelOption.AUTO_READ, false)
              .handler(taking)
              .bind(new InetSocketAddress(NetUtil.LOCALHOST4, 0))
              .sync()
              .channel();
      int[] sizes = {1, 65_507, 300, 0, 1400, 9000, 20_000, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
      for (int i = 0; i < sizes.length; i++) {
        byte[] bytes = new byte[sizes[i]];
        Arrays.fill(bytes, (byte) i);
        sender.send(
            new java.net.DatagramPacket(
                bytes, bytes.length, (InetSocketAddress) channel.localAddress()));
      }
      channel.config().setAutoRead(true);
      for (int i = 0; i < sizes.length; i++) {
        ByteBuf taken = taking.taken.poll(10, TimeUnit.SECONDS);
        assertEquals(sizes[i], taken.readableBytes());
        byte filled = (byte) i;
        assertEquals(-1, taken.forEachByte(b -> b == filled));
      }
      channel.close().sync();
    } finally {
      reads.close();
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
  }
}
