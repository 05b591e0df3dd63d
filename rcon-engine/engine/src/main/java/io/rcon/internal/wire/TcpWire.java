package io.rcon.internal.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.rcon.RconException.Unreachable.Step;
import io.rcon.Server;
import io.rcon.codec.source.SourceFrameDecoder;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Literals;
import io.rcon.internal.wire.tls.ProxyAndTls;
import io.rcon.internal.wire.tls.ProxyTlsHandshake;
import io.rcon.spi.Mechanism.Framing;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One TCP connection at a time: its one line lives as long as it. */
final class TcpWire implements Wire {
  private final TcpSockets sockets;
  private final Resolver resolver;
  private final Framing framing;
  private final Server server;
  private final @Nullable ProxyAndTls proxyAndTls;

  /** Null where there is one address, and nothing to choose. */
  private final @Nullable AddressOrder order;

  /** Counts dials and hang-ups, so that the end of an abandoned dial is known as such. */
  private int attempt;

  /** Until a connection stands. */
  private @Nullable TcpDial dialling;

  private @Nullable Dial told;
  private @Nullable TcpLine line;
  private @Nullable ProxyTlsHandshake handshake;

  /** The address the line is connected to. */
  private @Nullable InetSocketAddress remote;

  private boolean proven;
  private int otherAddresses;

  TcpWire(
      TcpSockets sockets,
      Resolver resolver,
      @Nullable ProxyAndTls proxyAndTls,
      Framing framing,
      Server server) {
    this.sockets = sockets;
    this.resolver = resolver;
    this.proxyAndTls = proxyAndTls;
    this.framing = framing;
    this.server = server;
    order = Literals.isOne(host()) ? null : new AddressOrder(port(), true, sockets.localAddress());
  }

  @Override
  public void dial(Dial dial) {
    int mine = ++attempt;
    told = dial;
    TcpDial fresh = new TcpDial(this, new Ends(this, mine, dial));
    dialling = fresh;
    resolver.find(host(), fresh);
  }

  // ---- what a dial needs

  EngineLoop loop() {
    return sockets.loop();
  }

  void onLoop(Runnable task) {
    sockets.loop().onLoop(task);
  }

  /** The host that this side has to find. */
  String host() {
    return proxyAndTls == null ? server.host() : proxyAndTls.host();
  }

  private int port() {
    return proxyAndTls == null ? server.port() : proxyAndTls.port();
  }

  boolean isByName() {
    return order != null;
  }

  List<InetSocketAddress> ordered(Collection<InetAddress> addresses) {
    return order != null
        ? order.of(addresses)
        : addresses.stream().map(address -> new InetSocketAddress(address, port())).toList();
  }

  String name() {
    return server.name();
  }

  @Nullable ProxyAndTls proxyAndTls() {
    return proxyAndTls;
  }

  @Nullable InetSocketAddress local() {
    return sockets.localAddress();
  }

  InetSocketAddress target(InetSocketAddress found) {
    return proxyAndTls == null ? found : proxyAndTls.target(found);
  }

  TcpLine newLine() {
    // TLS keeps what it reads until a record is whole, and what it is to write until it has keys;
    // a proxy's handler keeps what is written before it is through.
    boolean shares = proxyAndTls == null;
    return new TcpLine(
        sockets.loop(),
        server.name(),
        server.dialect().isStreamSafe(),
        shares ? sockets.send() : null);
  }

  ChannelHandler framing(TcpLine fresh) {
    ChannelHandler handler = framing.handler(server.dialect(), fresh);
    fresh.lengthField(handler instanceof SourceFrameDecoder ? Integer.BYTES : 0);
    return handler;
  }

  Bootstrap bootstrap() {
    Bootstrap bootstrap = sockets.bootstrap();
    if (proxyAndTls == null && sockets.receive() != null) {
      bootstrap.option(ChannelOption.RECVBUF_ALLOCATOR, sockets.receive());
    }
    return bootstrap
        // A name that is not resolved by now is resolved by the proxy.
        .disableResolver()
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        // The session bounds the whole dial, look-up included, with a deadline of its own.
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
  }

  // ---- how a dial ends

  void use(TcpContender contender, int others) {
    // All addresses of a proxy lead to the same server.
    otherAddresses = server.proxy().isPresent() ? 0 : others;
    dialling = null;
    line = contender.line();
    handshake = contender.handshake();
    remote = contender.address();
    proven = false;
    // From here on the handshake tells the end of the dial.
    told = null;
    contender.use();
  }

  void failed(String reason) {
    dialling = null;
    Objects.requireNonNull(told)
        .failed(proxyAndTls == null ? reason : proxyAndTls.notConnected(reason));
  }

  /** The ends of one dial's handshake, unless the session hung up meanwhile. */
  private record Ends(TcpWire wire, int mine, Dial dial) implements ProxyTlsHandshake.End {
    @Override
    public void through() {
      if (mine == wire.attempt) {
        dial.dialed();
      }
    }

    @Override
    public void failed(Step step, String reason) {
      if (mine == wire.attempt) {
        dial.failed(step, reason);
      }
    }
  }

  @Override
  public Progress progress() {
    if (handshake != null) {
      return new Progress(handshake.step(), handshake.waitsFor());
    }
    List<InetSocketAddress> tried = dialling == null ? List.of() : dialling.addresses();
    String to = isByName() && !tried.isEmpty() ? " to " + Literals.text(tried) : "";
    return new Progress(
        Step.CONNECT, proxyAndTls == null ? "no connection" + to : proxyAndTls.connecting(to));
  }

  @Override
  public String at() {
    return isByName() && remote != null && proxyAndTls == null ? place(remote) : "";
  }

  static String place(InetSocketAddress remote) {
    return " (" + Literals.text(remote) + ")";
  }

  @Override
  public void proven() {
    proven = true;
    if (order != null && remote != null) {
      order.worked(remote.getAddress());
    }
  }

  @Override
  public int otherAddresses() {
    return otherAddresses;
  }

  @Override
  public Line open(LineListener listener) {
    TcpLine open = Objects.requireNonNull(line, "dial first");
    open.listenedBy(listener);
    return open;
  }

  @Override
  public void whenFree(Runnable free) {
    throw new IllegalStateException("the line of a connection is always free");
  }

  @Override
  public void explainSilence(Consumer<Silence> found) {
    found.accept(Silence.NOT_ASKED);
  }

  @Override
  public void hangUp() {
    attempt++;
    handshake = null;
    if (dialling != null) {
      dialling.abandon();
      dialling = null;
    }
    if (order != null && remote != null && !proven) {
      // Something accepted there, and was not the server. Another address is tried first now.
      order.failed(remote.getAddress());
    }
    remote = null;
    if (line != null) {
      line.hangUp();
      line = null;
    }
  }
}
