package io.rcon.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * A connection without a network, for any event loop: it connects at once, releases what is
 * written, and remembers the type and id of the last frame.
 */
final class SinkChannel extends AbstractChannel {
  private static final ChannelMetadata METADATA = new ChannelMetadata(false);
  private static final SocketAddress NOWHERE = InetSocketAddress.createUnresolved("nowhere", 1);

  private final ChannelConfig config =
      new DefaultChannelConfig(this) {
        @Override
        public <T> boolean setOption(ChannelOption<T> option, T value) {
          // Those of sockets have nothing to act on.
          super.setOption(option, value);
          return true;
        }
      };
  private boolean closed;
  private boolean connected;
  private int lastId;
  private int lastType;

  SinkChannel() {
    super(null);
  }

  /** The id of the frame that was written last. */
  int lastId() {
    return lastId;
  }

  /** Its type; 0 before the first. */
  int lastType() {
    return lastType;
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer output) {
    for (Object frame = output.current(); frame != null; frame = output.current()) {
      ByteBuf bytes = (ByteBuf) frame;
      lastId = bytes.getIntLE(bytes.readerIndex() + 4);
      lastType = bytes.getIntLE(bytes.readerIndex() + 8);
      output.remove();
    }
  }

  @Override
  protected AbstractUnsafe newUnsafe() {
    return new AbstractUnsafe() {
      @Override
      public void connect(SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        connected = true;
        promise.setSuccess();
        pipeline().fireChannelActive();
      }
    };
  }

  @Override
  protected boolean isCompatible(EventLoop loop) {
    return true;
  }

  @Override
  protected SocketAddress localAddress0() {
    return NOWHERE;
  }

  @Override
  protected SocketAddress remoteAddress0() {
    return NOWHERE;
  }

  @Override
  protected void doBind(SocketAddress local) {}

  @Override
  protected void doDisconnect() {
    doClose();
  }

  @Override
  protected void doClose() {
    closed = true;
    connected = false;
  }

  @Override
  protected void doBeginRead() {}

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public boolean isActive() {
    return connected;
  }

  @Override
  public ChannelMetadata metadata() {
    return METADATA;
  }
}
