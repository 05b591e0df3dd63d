package io.rcon.simulation;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.rcon.internal.wire.Transport;

/** All that carries bytes between the engine and the rest of its world. */
final class VirtualNetwork implements Transport {
  final VirtualStreams streams;
  final VirtualDatagrams datagrams;
  final NameServer names;

  VirtualNetwork(VirtualStreams streams, VirtualDatagrams datagrams, NameServer names) {
    this.streams = streams;
    this.datagrams = datagrams;
    this.names = names;
    datagrams.listen(VirtualAddresses.NAME_SERVER, names);
  }

  void faults(Faults faults) {
    streams.faults(faults);
    datagrams.faults(faults);
    names.faults(faults);
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public IoHandlerFactory ioHandlers() {
    return LocalIoHandler.newFactory();
  }

  @Override
  public boolean isImmediate() {
    return true;
  }

  @Override
  public Channel stream() {
    return new StreamChannel(streams);
  }

  @Override
  public DatagramChannel datagrams(SocketProtocolFamily family) {
    return datagrams.open();
  }

  @Override
  public DnsServerAddressStreamProvider nameServers() {
    return new SingletonDnsServerAddressStreamProvider(VirtualAddresses.NAME_SERVER);
  }
}
