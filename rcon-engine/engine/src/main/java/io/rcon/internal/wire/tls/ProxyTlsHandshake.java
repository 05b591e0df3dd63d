package io.rcon.internal.wire.tls;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.rcon.Proxy;
import io.rcon.RconException.Unreachable.Step;
import org.jspecify.annotations.Nullable;

/** The handshakes of one connection with a proxy, with TLS, or with both. Event loop only. */
public final class ProxyTlsHandshake {
  /**
   * Receives the end, and a second one if the server refuses the client certificate after it (TLS
   * 1.3).
   */
  public interface End {
    /** The handshakes succeeded: the channel leads to the server. */
    void through();

    /**
     * A step failed.
     *
     * @param step which
     * @param reason in words
     */
    void failed(Step step, String reason);
  }

  private final ProxyAndTls proxyAndTls;
  private final ChannelPipeline pipeline;
  private final @Nullable SslHandler securing;
  private final End end;

  /** Until it has done its work: it holds the proxy's password, and this lives with the line. */
  private @Nullable ProxyHandler proxying;

  private Step step = Step.CONNECT;

  ProxyTlsHandshake(
      ProxyAndTls proxyAndTls,
      ChannelPipeline pipeline,
      @Nullable ProxyHandler proxying,
      @Nullable SslHandler securing,
      End end) {
    this.proxyAndTls = proxyAndTls;
    this.pipeline = pipeline;
    this.proxying = proxying;
    this.securing = securing;
    this.end = end;
  }

  /**
   * The step that the handshakes are at.
   *
   * @return the connection before they began
   */
  public Step step() {
    return step;
  }

  /**
   * Says what the step waits for.
   *
   * @return the words, without the end of the sentence
   */
  public String waitsFor() {
    Proxy proxy = proxyAndTls.proxy();
    return switch (step) {
      case CONNECT -> proxy == null ? "no connection" : "no connection to the proxy " + proxy;
      case PROXY ->
          "the proxy " + proxy + " did not connect us to " + proxyAndTls.server().address();
      case TLS -> "connected, but no end of the TLS handshake (does the port speak TLS?)";
    };
  }

  /** Begins: the first connection is established. */
  public void begin() {
    if (proxying == null) {
      secure();
      return;
    }
    step = Step.PROXY;
    proxying.connectFuture().addListener(this::proxied);
  }

  private void proxied(Future<?> connected) {
    Proxy proxy = proxyAndTls.proxy();
    ProxyHandler used = proxying;
    proxying = null;
    if (used == null || proxy == null) {
      return;
    }
    if (connected.isSuccess()) {
      pipeline.remove(used);
      secure();
    } else {
      end.failed(Step.PROXY, Proxies.reason(proxyAndTls.server(), proxy, connected.cause()));
    }
  }

  private void secure() {
    if (securing == null) {
      end.through();
      return;
    }
    step = Step.TLS;
    securing.handshakeFuture().addListener(this::secured);
  }

  private void secured(Future<?> shaken) {
    if (shaken.isSuccess()) {
      end.through();
    } else {
      end.failed(Step.TLS, TlsReasons.of(shaken.cause()));
    }
  }

  /**
   * In TLS 1.3 the client's part of the handshake ends before the server has checked the client
   * certificate: its verdict is the first record that it sends.
   */
  ChannelHandler firstWord() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext ctx, Object message) {
        ctx.pipeline().remove(this);
        ctx.fireChannelRead(message);
      }

      @Override
      public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        boolean shaken = securing != null && securing.handshakeFuture().isSuccess();
        if (shaken && !TlsReasons.isOfTls(cause)) {
          ctx.fireExceptionCaught(cause);
          return;
        }
        if (shaken) {
          end.failed(Step.TLS, TlsReasons.of(cause));
        }
        // The handshake's own future reports its failure.
        ctx.close();
      }
    };
  }
}
