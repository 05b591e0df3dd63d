package io.rcon.tunnel;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.rcon.codec.NettyVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A TLS front for one game server on the same host. All methods may be called from any thread.
 *
 * <pre>{@code
 * try (Tunnel tunnel = Tunnel.start(new TunnelOptions()
 *     .listen("0.0.0.0", 25576)
 *     .to("127.0.0.1", 25575)
 *     .dialect(Dialect.MINECRAFT)
 *     .certificate(Path.of("server.pem"), Path.of("server.key"))
 *     .tokens(Path.of("tokens"), Path.of("password")))) {
 *   ...
 * }
 * }</pre>
 *
 * <p>Every frame of a client reaches the game whole, as one write. Frames come out of TLS merged or
 * cut at will, and some games take only what is exactly one frame; two that are unread together
 * remain the client's fault, who is to wait for the answer to the first. Answers pass as they come.
 */
public final class Tunnel implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final int CLOSED_WITHIN_SECONDS = 10;

  private final EventLoopGroup loops;
  private final ConnectionAcceptor acceptor;
  private final Channel listener;
  private final String description;

  private Tunnel(EventLoopGroup loops, ConnectionAcceptor acceptor, Channel listener) {
    this.loops = loops;
    this.acceptor = acceptor;
    this.listener = listener;
    InetSocketAddress game = acceptor.game();
    description = address() + " to " + game.getAddress().getHostAddress() + ":" + game.getPort();
  }

  /**
   * Starts a tunnel on an event loop of its own.
   *
   * @param options copied
   * @return the tunnel, listening
   * @throws IllegalArgumentException if something is missing or does not go together, a file cannot
   *     be read or used, or the game would not be on loopback; the message says what to do
   * @throws IllegalStateException if an older Netty comes first on the class path
   * @throws UncheckedIOException if the address cannot be had, or no descriptors are left
   */
  public static Tunnel start(TunnelOptions options) {
    NettyVersion.check();
    TunnelOptions own = options.copy();
    OptionsCheck.check(own);
    InetSocketAddress game = new InetSocketAddress(GameAddress.only(own.host), own.port);
    TunnelLog log = new TunnelLog();
    Authenticator authenticator;
    try {
      authenticator = new Authenticator(own, new KeyRing(own), log);
    } catch (IOException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
    EventLoopGroup loops = loops();
    EventLoop loop = loops.next();
    ConnectionAcceptor acceptor = new ConnectionAcceptor(own, game, loop, authenticator, log);
    try {
      return new Tunnel(loops, acceptor, bind(loop, acceptor));
    } catch (RuntimeException e) {
      end(loops);
      throw e;
    }
  }

  private static EventLoopGroup loops() {
    try {
      return new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("rcon-tunnel", true), TunnelTransport.ioHandlers());
    } catch (IllegalStateException | ChannelException e) {
      throw cannot("no event loop can be made", e);
    }
  }

  private static UncheckedIOException cannot(String what, Throwable cause) {
    String words = Scarcity.words(what, cause);
    return new UncheckedIOException(
        words.startsWith(what) ? words : what + ": " + words, new IOException(cause));
  }

  private static Channel bind(EventLoop loop, ConnectionAcceptor acceptor) {
    TunnelOptions options = acceptor.options();
    InetSocketAddress wanted = new InetSocketAddress(options.listenHost, options.listenPort);
    if (wanted.isUnresolved()) {
      throw new IllegalArgumentException(
          "the host '" + options.listenHost + "' to listen on is not known here");
    }
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop, loop)
            .channelFactory(TunnelTransport.listeners())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(acceptor)
            .bind(wanted)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw cannot(
          "the tunnel cannot listen on " + options.listenHost + " port " + options.listenPort,
          bound.cause());
    }
    // Behind the handler that accepts, which pauses when it cannot.
    bound.channel().pipeline().addLast(new Scarcity(acceptor.log()));
    return bound.channel();
  }

  /**
   * Where it listens.
   *
   * @return the address, with the real port
   */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  /**
   * The counters.
   *
   * @return a snapshot
   */
  public TunnelCounts counts() {
    return acceptor.counters().snapshot();
  }

  /**
   * Stops listening, reads no more from clients, gives the game up to 2 s to answer what it was
   * asked, and closes all connections. Returns when all that is done.
   */
  @Override
  public void close() {
    if (!loops.isShuttingDown()) {
      listener.close().awaitUninterruptibly();
      listener
          .eventLoop()
          .submit(acceptor::close)
          .awaitUninterruptibly()
          .getNow()
          .awaitUninterruptibly(CLOSED_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
    end(loops);
  }

  private static void end(EventLoopGroup loops) {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }

  /** The addresses at both ends. */
  @Override
  public String toString() {
    return "Tunnel[" + description + "]";
  }
}
