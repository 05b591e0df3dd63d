package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.internal.support.Deadline;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lease of one pair of server and local port: the pair distinguishes this exchange's datagrams
 * from all others. After the exchange the pair rests, and datagrams that still come are late.
 */
final class UdpLine extends Deadline implements Line {
  private final DatagramPort port;
  private InetSocketAddress remote;
  private long key;

  /** Null while the line is free. */
  private @Nullable LineListener listener;

  private boolean resting;
  private boolean written;

  /** The port's flushes before that of the first request. */
  private int before;

  UdpLine(DatagramPort port, InetSocketAddress remote, long key, LineListener listener) {
    this.port = port;
    this.remote = remote;
    this.key = key;
    this.listener = listener;
  }

  /** The pair has rested; this object stands for another one from now on. */
  void beginsAgain(InetSocketAddress remote, long key, LineListener listener) {
    this.remote = remote;
    this.key = key;
    this.listener = listener;
    resting = false;
    written = false;
  }

  /** The pair has rested: nothing of the session that had it is held while it is free. */
  void forgets() {
    listener = null;
  }

  LineListener listener() {
    return Objects.requireNonNull(listener);
  }

  @Override
  public InetSocketAddress remote() {
    return remote;
  }

  /** Whether a request has left: a datagram before it is no answer. */
  boolean hasAsked() {
    return written && port.flushes() != before;
  }

  /** By {@link PairTable#key}. */
  long key() {
    return key;
  }

  @Override
  public ByteBufAllocator allocator() {
    return port.allocator();
  }

  @Override
  public void send(ByteBuf frame) {
    if (!written) {
      written = true;
      before = port.flushes();
    }
    listener().written(frame.readableBytes());
    port.send(frame, remote);
  }

  /** Over UDP every request holds the password, and the port treats all alike. */
  @Override
  public void sendSecret(ByteBuf frame) {
    send(frame);
  }

  @Override
  public void retire(Duration rest) {
    if (!resting) {
      resting = true;
      port.rest(this, rest);
    }
  }

  @Override
  public void retire(Duration rest, LineListener late) {
    listener = late;
    retire(rest);
  }

  @Override
  protected void expired(long now) {
    port.rested(this);
  }
}
