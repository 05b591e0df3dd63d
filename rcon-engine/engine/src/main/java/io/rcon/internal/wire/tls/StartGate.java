package io.rcon.internal.wire.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps from the handlers behind it that their connection stands, until it is the one to be used:
 * TLS and proxies begin to speak as soon as they learn of it, proxies with a password.
 */
public final class StartGate extends ChannelInboundHandlerAdapter {
  private @Nullable ChannelHandlerContext held;
  private boolean open;

  /** Makes a closed gate. */
  public StartGate() {}

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (open) {
      pass(ctx);
    } else {
      held = ctx;
    }
  }

  /** Passes on that the connection is established, now or when it is. */
  public void open() {
    open = true;
    if (held != null) {
      pass(held);
    }
  }

  private void pass(ChannelHandlerContext ctx) {
    ctx.fireChannelActive();
    if (!ctx.isRemoved()) {
      ctx.pipeline().remove(this);
    }
  }
}
