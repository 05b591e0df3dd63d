package io.rcon.tunnel;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Describes a shortage of resources in this process. As the listener's last handler it logs
 * connections that could not be accepted.
 */
final class Scarcity extends ChannelInboundHandlerAdapter {
  private final TunnelLog log;

  Scarcity(TunnelLog log) {
    this.log = log;
  }

  /** The shortage and what to do about it, or the failure and its cause. */
  static String words(String failed, @Nullable Throwable cause) {
    if (says(cause, "too many open files")) {
      return "this process has no descriptors left; raise its limit (ulimit -n)";
    }
    if (says(cause, "cannot assign requested address")) {
      return "no local port is free; close connections, or widen net.ipv4.ip_local_port_range";
    }
    return failed + (cause == null ? "" : ": " + cause.getMessage());
  }

  private static boolean says(@Nullable Throwable cause, String words) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT).contains(words)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    long now = ctx.channel().eventLoop().ticker().nanoTime();
    log.unaccepted.add(
        "A connection could not be accepted: "
            + LogText.harmless(words("the listener failed", cause)),
        now);
  }
}
