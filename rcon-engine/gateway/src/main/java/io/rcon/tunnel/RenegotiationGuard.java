package io.rcon.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;

/**
 * Stands before TLS and ends a connection whose client asks for another handshake: in TLS 1.2 one
 * client could keep the event loop busy with signatures. TLS 1.3 has no renegotiation. The type of
 * a record is never encrypted, and after the first handshake a client has no reason to send one of
 * the handshake's type: in TLS 1.3 all records then are of the type of data.
 */
final class RenegotiationGuard extends ChannelInboundHandlerAdapter {
  private static final int HEADER = 5;
  private static final int LENGTH_AT = 3;
  private static final int HANDSHAKE = 22;

  private final SslHandler tls;
  private final Runnable refused;

  /** How many bytes of the current record's header were seen. */
  private int headerSeen;

  /** How many bytes of the current record are still to come. */
  private int left;

  private boolean ended;

  RenegotiationGuard(SslHandler tls, Runnable refused) {
    this.tls = tls;
    this.refused = refused;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      // Record by record: with the first handshake's last one the next may have come.
      while (!ended && bytes.isReadable()) {
        if (headerSeen == 0
            && tls.handshakeFuture().isDone()
            && bytes.getByte(bytes.readerIndex()) == HANDSHAKE) {
          ended = true;
          refused.run();
        } else {
          ctx.fireChannelRead(bytes.readRetainedSlice(ofThisRecord(bytes)));
        }
      }
    } finally {
      bytes.release();
    }
  }

  /** How many of the bytes that are there belong to the current record. */
  private int ofThisRecord(ByteBuf bytes) {
    int at = 0;
    while (headerSeen < HEADER && at < bytes.readableBytes()) {
      int octet = bytes.getUnsignedByte(bytes.readerIndex() + at);
      if (headerSeen >= LENGTH_AT) {
        left = left << Byte.SIZE | octet;
      }
      headerSeen++;
      at++;
    }
    if (headerSeen < HEADER) {
      return at;
    }
    int body = Math.min(left, bytes.readableBytes() - at);
    left -= body;
    if (left == 0) {
      headerSeen = 0;
    }
    return at + body;
  }
}
