package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.oob.OobFormat;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How one UDP game answers a datagram. One per server, on its event loop. */
abstract class UdpRules {
  private static final int OUT_OF_BAND = -1;

  final ServerCore core;
  final GameConsole console;

  /** Null for a game whose datagrams have another form. */
  private final @Nullable OobFormat format;

  UdpRules(ServerCore core, OobFormat format) {
    this(format, core);
  }

  /** Of a game whose datagrams have a form of their own. */
  UdpRules(ServerCore core) {
    this(null, core);
  }

  private UdpRules(@Nullable OobFormat format, ServerCore core) {
    this.core = core;
    this.format = format;
    console = new GameConsole(core.phrases, core.players(), core.options.clock());
  }

  /**
   * Answers a datagram, or does not.
   *
   * @param datagram what {@link #isOwn} left of it; may be changed
   * @param from its sender
   * @param out takes the answers
   */
  abstract void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out);

  /** Whether a datagram has the form of the game; may read what begins every one. */
  boolean isOwn(ByteBuf datagram) {
    return datagram.readableBytes() > Integer.BYTES && datagram.readInt() == OUT_OF_BAND;
  }

  /** An operator lifts all bans. */
  void liftBans() {}

  /** Whoever was logged in is so no more. */
  void forgetClients() {}

  final OobFormat format() {
    return Objects.requireNonNull(format, "its datagrams have another form");
  }

  /** What the server says by itself. */
  ByteBuf unsolicited(ByteBufAllocator allocator, byte[] text) {
    return format().encodeReply(allocator, text);
  }

  /** Whether a limit lets a request through; those that it stops are counted. */
  final boolean admit(Throttle throttle, InetSocketAddress from) {
    boolean admitted = throttle.admit(from.getAddress(), core.now());
    if (!admitted) {
      core.journal.limited.incrementAndGet();
    }
    return admitted;
  }

  final ScriptedReply run(InetSocketAddress from, String command, CommandWords tokens) {
    return core.run(0, from, command, line -> console.run(tokens.name(), tokens.arguments()));
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
