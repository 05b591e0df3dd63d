package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.oob.OobFormat;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** DarkPlaces: several commands in one datagram, parted by NULs, and one answer to them. */
final class DarkPlacesRules extends UdpRules {
  private static final String RCON = "rcon ";
  private static final int LONGEST = 16383;

  private static final String SEALED = "srcon ";

  private final Throttle queries;
  private final int level;
  private final DarkPlacesProof proof;

  /** Whether it sends more behind the word of a challenge, as builds with keys of their own do. */
  private final boolean addsKeys;

  private DarkPlacesRules(ServerCore core, int level, boolean addsKeys) {
    super(core, OobFormat.DARKPLACES);
    this.level = level;
    this.addsKeys = addsKeys;
    proof = new DarkPlacesProof(core, level);
    queries = core.options.pacing() ? Throttle.perAddress(1, 1000) : Throttle.NONE;
  }

  static DarkPlacesRules open(ServerCore core) {
    return new DarkPlacesRules(core, 0, false);
  }

  static DarkPlacesRules secure1(ServerCore core) {
    return new DarkPlacesRules(core, 1, false);
  }

  static DarkPlacesRules secure2(ServerCore core) {
    return new DarkPlacesRules(core, 2, true);
  }

  @Override
  void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out) {
    int length = Math.min(LONGEST, datagram.readableBytes());
    Wording request = Wording.of(datagram, datagram.readerIndex(), length);
    String text = request.text();
    if (text.startsWith(RCON)) {
      if (level == 0) {
        rcon(text, request, from, out);
      }
    } else if (text.startsWith(SEALED)) {
      sealed(datagram, from, out);
    } else if (text.startsWith("getchallenge")) {
      String word = proof.word(from);
      if (!word.isEmpty()) {
        out.query("challenge " + word + "\0" + (addsKeys ? "d0pk\0\0\0\0" : ""), from);
      }
    } else if (text.startsWith("ping")) {
      out.query("ack", from);
    } else if (text.startsWith("getinfo") && admit(queries, from)) {
      out.query(StatusTexts.darkPlacesInfo(console.players(), challenge(text)), from);
    } else if (text.startsWith("getstatus") && admit(queries, from)) {
      out.query(StatusTexts.darkPlacesStatus(console.players(), challenge(text)), from);
    }
  }

  private static String challenge(String query) {
    return CommandWords.of(query, false).word(1);
  }

  private void rcon(String text, Wording request, InetSocketAddress from, UdpEndpoint out) {
    int end = RCON.length();
    while (end < text.length() && text.charAt(end) > ' ') {
      end++;
    }
    if (!core.isPassword(text.substring(RCON.length(), end))) {
      core.journal.refusedLogins.incrementAndGet();
      return;
    }
    answer(text.substring(end), request, from, out);
  }

  private void sealed(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out) {
    int begin = datagram.readerIndex();
    byte[] bytes = new byte[Math.min(LONGEST, datagram.readableBytes())];
    datagram.getBytes(begin, bytes);
    int command = proof.command(bytes, from);
    if (command >= 0) {
      Wording request = Wording.of(datagram, begin + command, bytes.length - command);
      answer(request.text(), request, from, out);
    }
  }

  private void answer(String commands, Wording request, InetSocketAddress from, UdpEndpoint out) {
    ScriptedReply reply = runAll(commands, from);
    Printer printer = new FullPrinter(out.channel().alloc());
    printer.print(reply, request.charset());
    out.reply(printer.finish(), from, reply);
  }

  private ScriptedReply runAll(String commands, InetSocketAddress from) {
    List<String> prints = new ArrayList<>();
    List<Mishap> mishaps = new ArrayList<>();
    Duration delay = Duration.ZERO;
    boolean any = false;
    boolean answered = false;
    int at = 0;
    while (at < commands.length()) {
      int nul = commands.indexOf('\0', at);
      int end = nul < 0 ? commands.length() : nul;
      String command = firstLine(commands.substring(at, end));
      at = end + 1;
      if (!command.isEmpty()) {
        ScriptedReply reply = run(from, command, CommandWords.of(command, false));
        prints.addAll(reply.prints());
        mishaps.addAll(reply.mishaps());
        delay = delay.plus(reply.delay());
        any = true;
        answered |= reply.answered();
      }
    }
    return new ScriptedReply(prints, answered || !any, false, delay, mishaps);
  }

  private static String firstLine(String command) {
    int newline = command.indexOf('\n');
    return (newline < 0 ? command : command.substring(0, newline)).strip();
  }
}
