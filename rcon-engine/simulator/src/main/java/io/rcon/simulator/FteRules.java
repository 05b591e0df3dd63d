package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.codec.oob.OobFormat;
import java.net.InetSocketAddress;

/** FTE QuakeWorld: silent to a wrong password, and for a day to an address that asks too often. */
final class FteRules extends UdpRules {
  private static final int PRINTS_FIT = 8000;

  private final FteGuard guard;

  FteRules(ServerCore core) {
    super(core, OobFormat.QUAKEWORLD);
    guard = new FteGuard(core.options.pacing());
  }

  @Override
  void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out) {
    int begin = datagram.readerIndex();
    Wording request = Wording.of(datagram, begin, QuakeWorldRules.lineLength(datagram));
    CommandWords tokens = CommandWords.of(request.text(), false);
    switch (tokens.name()) {
      case "ping", "k" -> out.raw(Unpooled.wrappedBuffer(new byte[] {'l'}), from);
      case "rcon" -> {
        if (admitted(from, out)) {
          rcon(tokens, request, from, out);
        }
      }
      case "status" -> {
        if (admitted(from, out)) {
          out.notice(format(), StatusTexts.quakeWorldStatus(console.players()), from);
        }
      }
      default -> {}
    }
  }

  @Override
  void liftBans() {
    guard.liftBans();
  }

  private boolean admitted(InetSocketAddress from, UdpEndpoint out) {
    FteGuard.Verdict verdict = guard.verdict(from.getAddress(), core.now());
    if (verdict != FteGuard.Verdict.TAKEN) {
      core.journal.limited.incrementAndGet();
    }
    if (verdict == FteGuard.Verdict.TOLD) {
      // This one text has no NUL behind it.
      out.notice(OobFormat.DARKPLACES, "Probable ddos amplification attack\n", from);
    }
    return verdict == FteGuard.Verdict.TAKEN;
  }

  private void rcon(CommandWords tokens, Wording request, InetSocketAddress from, UdpEndpoint out) {
    if (!core.isPassword(tokens.word(1))) {
      core.journal.refusedLogins.incrementAndGet();
      return;
    }
    String command = tokens.from(2);
    if (command.isEmpty()) {
      return;
    }
    ScriptedReply reply = run(from, command, CommandWords.of(command, false));
    Printer printer = new CallPrinter(out.channel().alloc(), format(), PRINTS_FIT, PRINTS_FIT);
    printer.print(reply, request.charset());
    out.reply(printer.finish(), from, reply);
  }
}
