package io.rcon.simulation;

import io.netty.channel.AbstractChannel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import org.jspecify.annotations.Nullable;

/** The part of a datagram channel that is about multicast, of which there is none here. */
abstract class NoMulticast extends AbstractChannel implements DatagramChannel {
  NoMulticast() {
    super((Channel) null);
  }

  @Override
  public abstract @Nullable InetSocketAddress localAddress();

  @Override
  public abstract @Nullable InetSocketAddress remoteAddress();

  private static ChannelFuture none() {
    throw new UnsupportedOperationException("no multicast");
  }

  @Override
  public ChannelFuture joinGroup(InetAddress group) {
    return none();
  }

  @Override
  public ChannelFuture joinGroup(InetAddress group, ChannelPromise future) {
    return none();
  }

  @Override
  public ChannelFuture joinGroup(InetSocketAddress group, NetworkInterface by) {
    return none();
  }

  @Override
  public ChannelFuture joinGroup(
      InetSocketAddress group, NetworkInterface by, ChannelPromise future) {
    return none();
  }

  @Override
  public ChannelFuture joinGroup(
      InetAddress group, NetworkInterface by, @Nullable InetAddress source) {
    return none();
  }

  @Override
  public ChannelFuture joinGroup(
      InetAddress group, NetworkInterface by, @Nullable InetAddress source, ChannelPromise f) {
    return none();
  }

  @Override
  public ChannelFuture leaveGroup(InetAddress group) {
    return none();
  }

  @Override
  public ChannelFuture leaveGroup(InetAddress group, ChannelPromise future) {
    return none();
  }

  @Override
  public ChannelFuture leaveGroup(InetSocketAddress group, NetworkInterface by) {
    return none();
  }

  @Override
  public ChannelFuture leaveGroup(
      InetSocketAddress group, NetworkInterface by, ChannelPromise future) {
    return none();
  }

  @Override
  public ChannelFuture leaveGroup(
      InetAddress group, NetworkInterface by, @Nullable InetAddress source) {
    return none();
  }

  @Override
  public ChannelFuture leaveGroup(
      InetAddress group, NetworkInterface by, @Nullable InetAddress source, ChannelPromise f) {
    return none();
  }

  @Override
  public ChannelFuture block(InetAddress group, NetworkInterface by, InetAddress source) {
    return none();
  }

  @Override
  public ChannelFuture block(
      InetAddress group, NetworkInterface by, InetAddress source, ChannelPromise future) {
    return none();
  }

  @Override
  public ChannelFuture block(InetAddress group, InetAddress source) {
    return none();
  }

  @Override
  public ChannelFuture block(InetAddress group, InetAddress source, ChannelPromise future) {
    return none();
  }
}
