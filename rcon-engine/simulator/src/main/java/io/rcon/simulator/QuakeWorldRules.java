package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.codec.oob.OobFormat;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/** QuakeWorld (mvdsv): a client that asks too often is answered that the password is wrong. */
final class QuakeWorldRules extends UdpRules {
  /** Five a second: every request is counted twice against a limit of ten. */
  private static final int PER_SECOND = 5;

  private static final int PRINTS_FIT = 1340;
  private static final int PRINT_BUFFER = 7999;

  /** Longer arguments are dropped and the command still runs. */
  private static final int LONGEST_ARGUMENTS = 1004;

  private static final String BAD_PASSWORD = "Bad rcon_password.\n";

  private static final int DIGEST = 40;
  private static final int TIME = 16;
  private static final long APART = 60;

  private final Throttle commands;

  /** Whether a request holds a digest and a time instead of the password. */
  private final boolean crypted;

  private QuakeWorldRules(ServerCore core, boolean crypted) {
    super(core, OobFormat.QUAKEWORLD);
    this.crypted = crypted;
    commands = core.options.pacing() ? Throttle.windows(PER_SECOND, 1000) : Throttle.NONE;
  }

  static QuakeWorldRules plain(ServerCore core) {
    return new QuakeWorldRules(core, false);
  }

  static QuakeWorldRules crypted(ServerCore core) {
    return new QuakeWorldRules(core, true);
  }

  @Override
  void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out) {
    int begin = datagram.readerIndex();
    if (datagram.readableBytes() == 1 && datagram.getByte(begin) == 'k') {
      out.raw(Unpooled.wrappedBuffer(new byte[] {'l'}), from);
      return;
    }
    Wording request = Wording.of(datagram, begin, lineLength(datagram));
    CommandWords tokens = CommandWords.of(request.text(), false);
    switch (tokens.name()) {
      case "rcon" -> rcon(tokens, request, from, out);
      case "status" ->
          out.notice(OobFormat.QUAKEWORLD, StatusTexts.quakeWorldStatus(console.players()), from);
      default -> {}
    }
  }

  static int lineLength(ByteBuf datagram) {
    int length = 0;
    while (length < datagram.readableBytes()) {
      byte b = datagram.getByte(datagram.readerIndex() + length);
      if (b == 0 || b == '\n') {
        break;
      }
      length++;
    }
    return length;
  }

  private void rcon(CommandWords tokens, Wording request, InetSocketAddress from, UdpEndpoint out) {
    if (!admit(commands, from)) {
      out.notice(OobFormat.QUAKEWORLD, BAD_PASSWORD, from);
      return;
    }
    boolean proven = crypted ? isProven(tokens, request) : core.isPassword(tokens.word(1));
    if (!proven) {
      core.journal.refusedLogins.incrementAndGet();
      out.notice(OobFormat.QUAKEWORLD, BAD_PASSWORD, from);
      return;
    }
    // The words are joined and split once more, so blanks within quotes collapse.
    String command = tokens.from(2);
    if (command.length() > LONGEST_ARGUMENTS + tokens.word(2).length()) {
      command = tokens.word(2);
    }
    ScriptedReply reply = run(from, command, CommandWords.of(command, false));
    Printer printer =
        new CallPrinter(out.channel().alloc(), OobFormat.QUAKEWORLD, PRINTS_FIT, PRINT_BUFFER);
    printer.print(reply, request.charset());
    out.reply(printer.finish(), from, reply);
  }

  /** The digest is over the words as they were found, each with one blank behind it. */
  private boolean isProven(CommandWords tokens, Wording request) {
    String proof = tokens.word(1);
    if (core.password().isEmpty() || proof.length() != DIGEST + TIME) {
      return false;
    }
    String time = proof.substring(DIGEST);
    StringBuilder covered =
        new StringBuilder("rcon ").append(core.password()).append(time).append(' ');
    for (int i = 2; i < tokens.count(); i++) {
      covered.append(tokens.word(i)).append(' ');
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(covered.toString().getBytes(request.charset()));
      long sent = Long.reverseBytes(Long.parseUnsignedLong(time, 16));
      return Math.abs(Instant.now().getEpochSecond() - sent) <= APART
          && HexFormat.of().withUpperCase().formatHex(digest).equals(proof.substring(0, DIGEST));
    } catch (GeneralSecurityException | NumberFormatException e) {
      return false;
    }
  }
}
