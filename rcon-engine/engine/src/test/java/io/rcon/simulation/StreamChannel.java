package io.rcon.simulation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.AbstractChannel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One end of a TCP connection in memory: bytes in a receive buffer, as a kernel would have them.
 */
final class StreamChannel extends AbstractChannel {
  private static final ChannelMetadata METADATA = new ChannelMetadata(false, 16);

  private final VirtualStreams streams;
  private final Config config;
  private final Deque<byte[]> inbox = new ArrayDeque<>();

  private @Nullable InetSocketAddress local;
  private @Nullable InetSocketAddress remote;
  private @Nullable ChannelPromise connecting;
  private boolean open = true;
  private boolean connected;
  private int offset;
  private boolean finished;
  private boolean reset;
  private boolean endedByPeer;
  private boolean wantsRead;
  private long read;

  /** Where what is written goes; null until connected. */
  @Nullable Pipe out;

  /** An end of the engine's. */
  StreamChannel(VirtualStreams streams) {
    super((Channel) null);
    this.streams = streams;
    config = new Config();
    config.setAllocator(streams.allocator());
  }

  /** An end that a server accepted. */
  StreamChannel(VirtualStreams streams, InetSocketAddress local, InetSocketAddress remote) {
    super((Channel) null);
    this.streams = streams;
    config = new Config();
    config.setAllocator(new CountingAllocator());
    this.local = local;
    this.remote = remote;
    connected = true;
  }

  private final class Config extends DefaultChannelConfig {
    private boolean resets;

    Config() {
      super(StreamChannel.this);
    }

    @Override
    public <T> boolean setOption(ChannelOption<T> option, T value) {
      if (option == ChannelOption.SO_LINGER) {
        resets = true;
      } else {
        super.setOption(option, value);
      }
      return true;
    }
  }

  /** Whether it closed since the other end did, or the network. */
  boolean isEndedByPeer() {
    return endedByPeer;
  }

  // ---- what arrives

  void connectionMade(InetSocketAddress own, Pipe outwards) {
    ChannelPromise promise = connecting;
    if (promise == null || !open) {
      return;
    }
    connecting = null;
    local = own;
    out = outwards;
    connected = true;
    promise.trySuccess();
    pipeline().fireChannelActive();
  }

  void connectionFailed(IOException why) {
    ChannelPromise promise = connecting;
    if (promise != null && open) {
      connecting = null;
      promise.tryFailure(why);
      close();
    }
  }

  void arrive(byte[] bytes) {
    if (open && !reset) {
      inbox.add(bytes);
      readLater();
    }
  }

  void arriveEnd() {
    finished = true;
    readLater();
  }

  void arriveReset() {
    reset = true;
    inbox.clear();
    offset = 0;
    readLater();
  }

  private void readLater() {
    if (open && wantsRead && isRegistered() && !eventLoop().isShutdown()) {
      eventLoop().execute(this::readNow);
    }
  }

  private boolean nothingToRead() {
    return inbox.isEmpty() && !finished && !reset;
  }

  private void readNow() {
    if (!open || !connected || !wantsRead || nothingToRead()) {
      return;
    }
    wantsRead = false;
    if (!inbox.isEmpty()) {
      readSome();
    }
    endedByPeer |= reset || (finished && inbox.isEmpty());
    if (reset) {
      pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));
      close();
    } else if (finished && inbox.isEmpty()) {
      close();
    } else if (!inbox.isEmpty()) {
      readLater();
    }
  }

  private void readSome() {
    var handle = unsafe().recvBufAllocHandle();
    handle.reset(config);
    do {
      ByteBuf buffer = handle.allocate(config.getAllocator());
      handle.attemptedBytesRead(buffer.writableBytes());
      handle.lastBytesRead(take(buffer));
      handle.incMessagesRead(1);
      read += buffer.readableBytes();
      pipeline().fireChannelRead(buffer);
    } while (open && !inbox.isEmpty() && handle.continueReading());
    handle.readComplete();
    pipeline().fireChannelReadComplete();
  }

  private int take(ByteBuf into) {
    int before = into.readableBytes();
    while (into.isWritable() && !inbox.isEmpty()) {
      byte[] first = inbox.element();
      int count = Math.min(into.writableBytes(), first.length - offset);
      into.writeBytes(first, offset, count);
      offset += count;
      if (offset == first.length) {
        inbox.remove();
        offset = 0;
      }
    }
    return into.readableBytes() - before;
  }

  /** How many bytes the program at this end has read. */
  long bytesRead() {
    return read;
  }

  // ---- what Netty asks of a channel

  @Override
  protected AbstractUnsafe newUnsafe() {
    return new AbstractUnsafe() {
      @Override
      public void connect(SocketAddress to, SocketAddress from, ChannelPromise promise) {
        if (promise.setUncancellable() && ensureOpen(promise)) {
          remote = (InetSocketAddress) to;
          connecting = promise;
          streams.connect(StreamChannel.this, remote);
        }
      }
    };
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
    return connected ? remote : null;
  }

  @Override
  protected void doBind(SocketAddress address) {}

  @Override
  protected void doDisconnect() {
    doClose();
  }

  @Override
  protected void doClose() {
    if (!open) {
      return;
    }
    open = false;
    if (connecting != null) {
      connecting.tryFailure(new ClosedChannelException());
      connecting = null;
    }
    // A kernel answers what came and was not read with a reset.
    boolean abrupt = config.resets || !inbox.isEmpty();
    inbox.clear();
    if (out != null && !reset) {
      out.end(abrupt);
    }
    streams.closed(this);
  }

  @Override
  protected void doBeginRead() {
    wantsRead = true;
    if (!nothingToRead()) {
      eventLoop().execute(this::readNow);
    }
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer buffers) {
    for (Object message = buffers.current(); message != null; message = buffers.current()) {
      byte[] bytes = ByteBufUtil.getBytes((ByteBuf) message);
      buffers.remove();
      if (out != null && bytes.length > 0) {
        out.write(bytes);
      }
    }
    if (out != null) {
      out.flush();
    }
  }

  @Override
  public DefaultChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isActive() {
    return open && connected;
  }

  @Override
  public ChannelMetadata metadata() {
    return METADATA;
  }
}
