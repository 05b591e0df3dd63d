package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;

/** Quake 3: the line is cut at 1023 bytes, the password walked over by spaces alone. */
final class Quake3Rules extends UdpRules {
  private static final int LARGEST_DATAGRAM = 16384 - 4;
  private static final int LONGEST_LINE = 1023;

  private final Quake3Form form;
  private final Throttle commands;
  private final Throttle queries;
  private boolean keepsPercent;
  private final Throttle badPasswords;

  Quake3Rules(
      ServerCore core,
      Quake3Form form,
      Throttle commands,
      Throttle queries,
      Throttle badPasswords) {
    super(core, form.reply());
    this.form = form;
    this.commands = core.options.pacing() ? commands : Throttle.NONE;
    this.queries = core.options.pacing() ? queries : Throttle.NONE;
    this.badPasswords = core.options.pacing() ? badPasswords : Throttle.NONE;
  }

  static Quake3Rules original(ServerCore core) {
    return spaced(core, Quake3Form.ORIGINAL, 500);
  }

  /** At least so many milliseconds between two, from everybody together; 0 for no limit. */
  static Quake3Rules spaced(ServerCore core, Quake3Form form, long millis) {
    Throttle commands = millis == 0 ? Throttle.NONE : Throttle.spaced(millis);
    return new Quake3Rules(core, form, commands, Throttle.NONE, Throttle.NONE);
  }

  static Quake3Rules ioquake3(ServerCore core) {
    return tenAtOnce(core, Quake3Form.ORIGINAL.withSevenBits());
  }

  /** The same for an engine that leaves percent signs as they are. */
  Quake3Rules keepingPercent() {
    keepsPercent = true;
    return this;
  }

  /** Ten at once and then one a second for each address, queries among them. */
  static Quake3Rules tenAtOnce(ServerCore core, Quake3Form form) {
    Throttle shared = Throttle.perAddress(10, 1000);
    return new Quake3Rules(core, form, shared, shared, Throttle.global(10, 1000, core.now()));
  }

  @Override
  void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out) {
    if (datagram.readableBytes() > LARGEST_DATAGRAM) {
      return;
    }
    if (form.word().isEmpty() && datagram.getByte(datagram.readerIndex()) == 0) {
      rcon(line(datagram.skipBytes(1)), 0, from, out);
      return;
    }
    Wording line = line(datagram.skipBytes(Math.min(form.skipped(), datagram.readableBytes())));
    CommandWords tokens = CommandWords.of(line.text(), true);
    String word = tokens.name();
    if (!form.word().isEmpty() && word.equalsIgnoreCase(form.word())) {
      rcon(line, 1, from, out);
    } else if (isQuery(word) && admit(queries, from)) {
      out.query(form.direction() + answer(word, tokens.word(1)), from);
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
      } else if ((b == '%' && !keepsPercent) || (form.sevenBits() && b < 0)) {
        datagram.setByte(i, '.');
      }
    }
    return Wording.of(datagram, from, end - from);
  }

  private void rcon(Wording line, int before, InetSocketAddress from, UdpEndpoint out) {
    if (!admit(commands, from)) {
      return;
    }
    if (!core.isPassword(CommandWords.of(line.text(), true).word(before))) {
      core.journal.refusedLogins.incrementAndGet();
      if (!form.badPassword().isEmpty() && admit(badPasswords, from)) {
        String text =
            core.password().isEmpty() ? "No rconpassword set on the server.\n" : form.badPassword();
        out.notice(form.reply(), text, from);
      }
      return;
    }
    String command = remaining(line.text(), before == 0 ? 0 : 4);
    ScriptedReply reply = run(from, command, CommandWords.of(command, true));
    if (form.silentIfEmpty() && reply.text().isEmpty()) {
      return;
    }
    Printer printer =
        new CallPrinter(out.channel().alloc(), form.reply(), form.fits(), form.fits());
    printer.print(reply, line.charset());
    out.reply(printer.finish(), from, reply);
  }

  /** The server walks over the password by spaces, whatever the quotes said. */
  private static String remaining(String line, int word) {
    int at = skip(line, word, true);
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
