package io.rcon.internal.wire;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueDatagramChannel;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringSocketChannel;
import io.rcon.RconOptions.TransportKind;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transports that Netty brings. */
public final class Transports {
  private Transports() {}

  /**
   * A transport by its kind.
   *
   * @param kind the kind
   * @return the transport
   * @throws IllegalStateException if it was asked for by name and does not load here
   */
  public static Transport of(TransportKind kind) {
    return switch (kind) {
      case NIO -> nio();
      case EPOLL -> {
        loaded("epoll", Epoll.unavailabilityCause());
        yield epoll();
      }
      case KQUEUE -> {
        loaded("kqueue", KQueue.unavailabilityCause());
        yield kqueue();
      }
      case IO_URING -> {
        loaded("io_uring", IoUring.unavailabilityCause());
        yield ioUring();
      }
      case AUTO -> Epoll.isAvailable() ? epoll() : KQueue.isAvailable() ? kqueue() : nio();
    };
  }

  private static void loaded(String name, @Nullable Throwable cause) {
    if (cause != null) {
      throw new IllegalStateException(
          "the transport " + name + " does not load here; choose AUTO or NIO", cause);
    }
  }

  private static Transport nio() {
    return new Of(
        "nio", true, NioIoHandler.newFactory(), NioSocketChannel::new, NioDatagramChannel::new);
  }

  private static Transport epoll() {
    return new Of(
        "epoll",
        true,
        EpollIoHandler.newFactory(),
        Transports::epollStream,
        EpollDatagramChannel::new);
  }

  /**
   * With a local address given, its port is chosen when the destination is known: otherwise every
   * connection of this machine, and every one that is still in TIME_WAIT, would need another port.
   */
  private static Channel epollStream() {
    EpollSocketChannel channel = new EpollSocketChannel();
    channel.config().setOption(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
    return channel;
  }

  private static Transport kqueue() {
    return new Of(
        "kqueue",
        true,
        KQueueIoHandler.newFactory(),
        KQueueSocketChannel::new,
        family -> new KQueueDatagramChannel());
  }

  private static Transport ioUring() {
    return new Of(
        "io_uring",
        false,
        IoUringIoHandler.newFactory(),
        IoUringSocketChannel::new,
        IoUringDatagramChannel::new);
  }

  private record Of(
      String name,
      boolean isImmediate,
      IoHandlerFactory ioHandlers,
      Supplier<Channel> streams,
      Function<SocketProtocolFamily, DatagramChannel> families)
      implements Transport {
    @Override
    public Channel stream() {
      return streams.get();
    }

    @Override
    public DatagramChannel datagrams(SocketProtocolFamily family) {
      return families.apply(family);
    }
  }
}
