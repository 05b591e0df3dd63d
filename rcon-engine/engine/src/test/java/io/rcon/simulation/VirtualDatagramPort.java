package io.rcon.simulation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A UDP socket in memory. */
final class VirtualDatagramPort extends NoMulticast {
  private static final ChannelMetadata METADATA = new ChannelMetadata(true, 16);

  private static final class Arrived {
    final byte[] bytes;
    final InetSocketAddress from;

    Arrived(byte[] bytes, InetSocketAddress from) {
      this.bytes = bytes;
      this.from = from;
    }
  }

  private final VirtualDatagrams network;
  private final DatagramOptions config;
  private final Deque<Arrived> inbox = new ArrayDeque<>();
  private @Nullable InetSocketAddress local;
  private @Nullable InetSocketAddress connectedTo;
  private boolean open = true;
  private boolean wantsRead;

  VirtualDatagramPort(VirtualDatagrams network, ByteBufAllocator allocator, int receiveBuffer) {
    this.network = network;
    config = new DatagramOptions(this, allocator, receiveBuffer);
  }

  InetSocketAddress address() {
    if (local == null) {
      local = network.ephemeral(this);
    }
    return local;
  }

  /** The program behind it came up at another address. */
  void move(InetSocketAddress to) {
    local = to;
  }

  // ---- what arrives

  void arrive(byte[] bytes, InetSocketAddress from) {
    if (open && (connectedTo == null || connectedTo.equals(from))) {
      inbox.add(new Arrived(bytes, from));
      readLater();
    }
  }

  /** The network says that nothing listens; only a connected socket hears it. */
  void unreachable() {
    if (open && connectedTo != null) {
      eventLoop()
          .execute(() ->
              pipeline().fireExceptionCaught(new PortUnreachableException("Connection refused")));
    }
  }

  private void readLater() {
    if (open && wantsRead && isRegistered() && !eventLoop().isShutdown()) {
      eventLoop().execute(this::readNow);
    }
  }

  private void readNow() {
    if (!isActive() || !wantsRead || inbox.isEmpty()) {
      return;
    }
    wantsRead = false;
    var handle = unsafe().recvBufAllocHandle();
    handle.reset(config);
    do {
      Arrived next = inbox.remove();
      int taken = Math.min(handle.guess(), next.bytes.length);
      ByteBuf buffer = config.getAllocator().buffer(taken).writeBytes(next.bytes, 0, taken);
      handle.attemptedBytesRead(taken);
      handle.lastBytesRead(taken);
      handle.incMessagesRead(1);
      pipeline().fireChannelRead(new DatagramPacket(buffer, address(), next.from));
    } while (isActive() && !inbox.isEmpty() && handle.continueReading());
    handle.readComplete();
    pipeline().fireChannelReadComplete();
    if (!inbox.isEmpty()) {
      readLater();
    }
  }

  // ---- what Netty asks of a channel

  @Override
  protected AbstractUnsafe newUnsafe() {
    return new AbstractUnsafe() {
      @Override
      public void connect(SocketAddress to, @Nullable SocketAddress from, ChannelPromise promise) {
        if (promise.setUncancellable() && ensureOpen(promise)) {
          boolean wasActive = isActive();
          address();
          connectedTo = (InetSocketAddress) to;
          promise.trySuccess();
          if (!wasActive) {
            pipeline().fireChannelActive();
          }
        }
      }
    };
  }

  @Override
  protected void doBind(SocketAddress address) {
    InetSocketAddress wanted = (InetSocketAddress) address;
    local = wanted.getPort() == 0 ? network.ephemeral(this) : network.bound(this, wanted);
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer messages) {
    for (Object next = messages.current(); next != null; next = messages.current()) {
      if (next instanceof DatagramPacket packet) {
        network.send(this, ByteBufUtil.getBytes(packet.content()), packet.recipient());
      } else if (connectedTo != null) {
        network.send(this, ByteBufUtil.getBytes((ByteBuf) next), connectedTo);
      }
      messages.remove();
    }
  }

  @Override
  protected void doClose() {
    if (open) {
      open = false;
      inbox.clear();
      network.closed(this);
    }
  }

  @Override
  protected void doDisconnect() {
    connectedTo = null;
  }

  @Override
  protected void doBeginRead() {
    wantsRead = true;
    readLater();
  }

  @Override
  protected boolean isCompatible(EventLoop loop) {
    return loop instanceof SteppedLoop;
  }

  @Override
  protected @Nullable SocketAddress localAddress0() {
    return local;
  }

  @Override
  protected @Nullable SocketAddress remoteAddress0() {
    return connectedTo;
  }

  @Override
  public @Nullable InetSocketAddress localAddress() {
    return local;
  }

  @Override
  public @Nullable InetSocketAddress remoteAddress() {
    return connectedTo;
  }

  @Override
  public boolean isConnected() {
    return connectedTo != null;
  }

  @Override
  public DatagramOptions config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isActive() {
    return open && (local != null || config.isActiveOnRegistration());
  }

  @Override
  public ChannelMetadata metadata() {
    return METADATA;
  }
}
