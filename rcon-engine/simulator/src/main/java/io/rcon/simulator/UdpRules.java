package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.oob.OobFormat;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** How one UDP game answers a datagram. One per server, on its event loop. */
abstract class UdpRules {
  final ServerCore core;
  final GameConsole console;

  private final OobFormat format;

  UdpRules(ServerCore core, OobFormat format) {
    this.core = core;
    this.format = format;
    console = new GameConsole(core.phrases, core.players(), core.options.clock());
  }

  /**
   * Answers a datagram, or does not.
   *
   * @param datagram the bytes after the first four, which begin every datagram; may be changed
   * @param from its sender
   * @param out takes the answers
   */
  abstract void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out);

  /** An operator lifts all bans. */
  void liftBans() {}

  final OobFormat format() {
    return format;
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
