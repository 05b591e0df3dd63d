package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.oob.OobFormat;
import java.net.InetSocketAddress;

/** Quake 3: the line is cut at 1023 bytes, the password walked over by spaces alone. */
final class Quake3Rules extends UdpRules {
  private static final int LARGEST_DATAGRAM = 16384 - 4;
  private static final int LONGEST_LINE = 1023;

  /** A buffer of 1008 bytes with the NUL at its end. */
  private static final int PRINT_BUFFER = 1007;

  private final boolean sevenBits;
  private final Throttle commands;
  private final Throttle queries;
  private final Throttle badPasswords;

  private Quake3Rules(
      ServerCore core,
      boolean sevenBits,
      Throttle commands,
      Throttle queries,
      Throttle badPasswords) {
    super(core, OobFormat.QUAKE3);
    this.sevenBits = sevenBits;
    this.commands = core.options.pacing() ? commands : Throttle.NONE;
    this.queries = core.options.pacing() ? queries : Throttle.NONE;
    this.badPasswords = core.options.pacing() ? badPasswords : Throttle.NONE;
  }

  static Quake3Rules original(ServerCore core) {
    return new Quake3Rules(core, false, Throttle.spaced(500), Throttle.NONE, Throttle.NONE);
  }

  static Quake3Rules ioquake3(ServerCore core) {
    Throttle shared = Throttle.perAddress(10, 1000);
    return new Quake3Rules(core, true, shared, shared, Throttle.global(10, 1000, core.now()));
  }

  @Override
  void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out) {
    if (datagram.readableBytes() > LARGEST_DATAGRAM) {
      return;
    }
    Wording line = line(datagram);
    CommandWords tokens = CommandWords.of(line.text(), true);
    String word = tokens.name();
    if (word.equalsIgnoreCase("rcon")) {
      rcon(line, tokens, from, out);
    } else if (isQuery(word) && admit(queries, from)) {
      out.query(answer(word, tokens.word(1)), from);
    }
  }

  /**
   * Up to a line break or a NUL; characters that would disturb printf or a terminal become dots.
   */
  private Wording line(ByteBuf datagram) {
    int from = datagram.readerIndex();
    int end = Math.min(datagram.writerIndex(), from + LONGEST_LINE);
    for (int i = from; i < end; i++) {
      byte b = datagram.getByte(i);
      if (b == 0 || b == '\n') {
        end = i;
      } else if (b == '%' || (sevenBits && b < 0)) {
        datagram.setByte(i, '.');
      }
    }
    return Wording.of(datagram, from, end - from);
  }

  private void rcon(Wording line, CommandWords tokens, InetSocketAddress from, UdpEndpoint out) {
    if (!admit(commands, from)) {
      return;
    }
    if (!core.isPassword(tokens.word(1))) {
      core.journal.refusedLogins.incrementAndGet();
      if (admit(badPasswords, from)) {
        String text =
            core.password().isEmpty()
                ? "No rconpassword set on the server.\n"
                : "Bad rconpassword.\n";
        out.notice(OobFormat.QUAKE3, text, from);
      }
      return;
    }
    String command = remaining(line.text());
    ScriptedReply reply = run(from, command, CommandWords.of(command, true));
    Printer printer = printer(out.channel().alloc());
    printer.print(reply, line.charset());
    out.reply(printer.finish(), from, reply);
  }

  private static Printer printer(ByteBufAllocator allocator) {
    return new CallPrinter(allocator, OobFormat.QUAKE3, PRINT_BUFFER, PRINT_BUFFER);
  }

  /** The server walks over the password by spaces, whatever the quotes said. */
  private static String remaining(String line) {
    int at = skip(line, 4, true);
    at = skip(line, at, false);
    return line.substring(skip(line, at, true));
  }

  private static int skip(String line, int from, boolean spaces) {
    int at = Math.min(from, line.length());
    while (at < line.length() && (line.charAt(at) == ' ') == spaces) {
      at++;
    }
    return at;
  }

  private static boolean isQuery(String word) {
    return word.equalsIgnoreCase("getinfo")
        || word.equalsIgnoreCase("getstatus")
        || word.equalsIgnoreCase("getchallenge");
  }

  private String answer(String word, String challenge) {
    var players = console.players();
    if (word.equalsIgnoreCase("getchallenge")) {
      return "challengeResponse 1778447516 0 71";
    }
    if (word.equalsIgnoreCase("getinfo")) {
      return StatusTexts.quake3Info(players, challenge);
    }
    return StatusTexts.quake3Status(players, challenge);
  }
}
