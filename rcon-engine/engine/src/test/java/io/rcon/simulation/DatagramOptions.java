package io.rcon.simulation;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MessageSizeEstimator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DatagramChannelConfig;
import java.net.InetAddress;
import java.net.NetworkInterface;
import org.jspecify.annotations.Nullable;

/** What may be set on a datagram channel; all but three settings mean nothing in memory. */
final class DatagramOptions extends DefaultChannelConfig implements DatagramChannelConfig {
  private final int receiveBuffer;
  private boolean activeOnRegistration;

  DatagramOptions(VirtualDatagramPort channel, ByteBufAllocator allocator, int receiveBuffer) {
    super(channel, new FixedRecvByteBufAllocator(2048));
    this.receiveBuffer = receiveBuffer;
    setAllocator(allocator);
  }

  boolean isActiveOnRegistration() {
    return activeOnRegistration;
  }

  @Override
  @SuppressWarnings("deprecation") // The only option that says so.
  public <T> boolean setOption(ChannelOption<T> option, T value) {
    if (option == ChannelOption.DATAGRAM_CHANNEL_ACTIVE_ON_REGISTRATION) {
      activeOnRegistration = (Boolean) value;
    } else {
      super.setOption(option, value);
    }
    return true;
  }

  /** What is granted, whatever was asked for. */
  @Override
  public int getReceiveBufferSize() {
    return receiveBuffer;
  }

  @Override
  public DatagramChannelConfig setReceiveBufferSize(int size) {
    return this;
  }

  @Override
  public int getSendBufferSize() {
    return 1 << 16;
  }

  @Override
  public DatagramChannelConfig setSendBufferSize(int size) {
    return this;
  }

  @Override
  public int getTrafficClass() {
    return 0;
  }

  @Override
  public DatagramChannelConfig setTrafficClass(int value) {
    return this;
  }

  @Override
  public boolean isReuseAddress() {
    return false;
  }

  @Override
  public DatagramChannelConfig setReuseAddress(boolean value) {
    return this;
  }

  @Override
  public boolean isBroadcast() {
    return false;
  }

  @Override
  public DatagramChannelConfig setBroadcast(boolean value) {
    return this;
  }

  @Override
  public boolean isLoopbackModeDisabled() {
    return false;
  }

  @Override
  public DatagramChannelConfig setLoopbackModeDisabled(boolean value) {
    return this;
  }

  @Override
  public int getTimeToLive() {
    return 64;
  }

  @Override
  public DatagramChannelConfig setTimeToLive(int value) {
    return this;
  }

  @Override
  public @Nullable InetAddress getInterface() {
    return null;
  }

  @Override
  public DatagramChannelConfig setInterface(InetAddress value) {
    return this;
  }

  @Override
  public @Nullable NetworkInterface getNetworkInterface() {
    return null;
  }

  @Override
  public DatagramChannelConfig setNetworkInterface(NetworkInterface value) {
    return this;
  }

  @Override
  @SuppressWarnings("deprecation") // Of the interface.
  public DatagramChannelConfig setMaxMessagesPerRead(int value) {
    super.setMaxMessagesPerRead(value);
    return this;
  }

  @Override
  public DatagramChannelConfig setMaxMessagesPerWrite(int value) {
    super.setMaxMessagesPerWrite(value);
    return this;
  }

  @Override
  public DatagramChannelConfig setWriteSpinCount(int value) {
    super.setWriteSpinCount(value);
    return this;
  }

  @Override
  public DatagramChannelConfig setConnectTimeoutMillis(int value) {
    super.setConnectTimeoutMillis(value);
    return this;
  }

  @Override
  public DatagramChannelConfig setAllocator(ByteBufAllocator value) {
    super.setAllocator(value);
    return this;
  }

  @Override
  public DatagramChannelConfig setRecvByteBufAllocator(RecvByteBufAllocator value) {
    super.setRecvByteBufAllocator(value);
    return this;
  }

  @Override
  public DatagramChannelConfig setAutoRead(boolean value) {
    super.setAutoRead(value);
    return this;
  }

  @Override
  public DatagramChannelConfig setAutoClose(boolean value) {
    super.setAutoClose(value);
    return this;
  }

  @Override
  public DatagramChannelConfig setMessageSizeEstimator(MessageSizeEstimator value) {
    super.setMessageSizeEstimator(value);
    return this;
  }

  @Override
  public DatagramChannelConfig setWriteBufferWaterMark(WriteBufferWaterMark value) {
    super.setWriteBufferWaterMark(value);
    return this;
  }
}
