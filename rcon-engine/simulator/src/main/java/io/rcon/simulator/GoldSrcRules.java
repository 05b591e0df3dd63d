package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.rcon.codec.oob.OobFormat;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * GoldSrc: a challenge for each address, the same until the server starts anew, 180 requests in a
 * minute from each address, and datagrams above 1400 bytes in parts. Wrong passwords are counted by
 * address and port; five within half a minute make the next request from there a ban of the
 * address, be its password right or not.
 *
 * <p>Other readings: {@code words} names an unknown challenge in an answer and not in a datagram of
 * its own kind, {@code silent-ban} says nothing to an address that is banned.
 */
final class GoldSrcRules extends UdpRules {
  private static final OobFormat PRINT = OobFormat.of("rcon ", "\n", "l", "\0\0");
  private static final OobFormat BAN = OobFormat.of("rcon ", "\n", "l", "\0");
  private static final OobFormat REJECT = OobFormat.of("rcon ", "\n", "9", "\0");
  private static final String BAD_PASSWORD = "Bad rcon_password.\n";

  /** Bytes of a datagram behind the first four, of which the last one is taken for no text. */
  private static final int LONGEST = 511;

  private static final int BUFFER = 1399;
  private static final int LARGEST = 1400;
  private static final int PART = 1391;
  private static final int FAILURES = 5;
  private static final long WITHIN = TimeUnit.SECONDS.toNanos(30);

  private final Throttle requests;
  private final SourceQueryRules queries;
  private final Map<InetSocketAddress, Deque<Long>> failures = new HashMap<>();
  private final Set<InetAddress> banned = new HashSet<>();
  private int starts;
  private int splits = 1;

  GoldSrcRules(ServerCore core) {
    super(core, PRINT);
    requests = core.options.pacing() ? Throttle.windowsOfEach(180, 60_000) : Throttle.NONE;
    queries = new SourceQueryRules(core);
  }

  private boolean reads(String otherwise) {
    return core.options.reading().equals(otherwise);
  }

  @Override
  void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out) {
    if (banned.contains(from.getAddress())) {
      if (!reads("silent-ban")) {
        out.notice(BAN, "You have been banned from this server.\n", from);
      }
      return;
    }
    if (!admit(requests, from)) {
      return;
    }
    int feed = datagram.bytesBefore((byte) '\n');
    int length = feed < 0 ? datagram.readableBytes() : feed;
    Wording line = Wording.of(datagram, datagram.readerIndex(), length);
    CommandWords words = CommandWords.of(line.text(), false);
    if (words.name().equals("challenge") && words.word(1).equals("rcon")) {
      out.query("challenge rcon " + challenge(from) + "\n\0", from);
    } else if (!words.name().equals("rcon")) {
      datagram.readerIndex(datagram.readerIndex() - Integer.BYTES);
      queries.answer(datagram, from, console.players()).forEach(answer -> out.raw(answer, from));
    } else if (datagram.readableBytes() <= LONGEST) {
      rcon(line, words, from, out);
    }
  }

  private String challenge(InetSocketAddress from) {
    long hash = core.options.seed() * 31 + starts * 7919L + from.getAddress().hashCode();
    return Long.toString((hash * 0x9E3779B97F4A7C15L) >>> 33);
  }

  private void rcon(Wording line, CommandWords words, InetSocketAddress from, UdpEndpoint out) {
    if (core.password().isEmpty()) {
      refuse(BAD_PASSWORD + "No password set for this server.\n", from, out);
    } else if (failures.getOrDefault(from, new ArrayDeque<>()).size() >= FAILURES) {
      banned.add(from.getAddress());
      refuse(BAD_PASSWORD, from, out);
    } else if (!words.word(1).equals(challenge(from))) {
      if (reads("words")) {
        out.notice(PRINT, BAD_PASSWORD + "Bad challenge.\n", from);
      } else {
        out.notice(REJECT, "No challenge for your address.\n", from);
      }
    } else if (!core.isPassword(words.word(2))) {
      failed(from);
      refuse(BAD_PASSWORD, from, out);
    } else {
      run(rest(line.text()), line.charset(), from, out);
    }
  }

  private void refuse(String text, InetSocketAddress from, UdpEndpoint out) {
    core.journal.refusedLogins.incrementAndGet();
    out.notice(PRINT, text, from);
  }

  private void failed(InetSocketAddress from) {
    Deque<Long> moments = failures.computeIfAbsent(from, a -> new ArrayDeque<>());
    moments.removeIf(moment -> core.now() - moment > WITHIN);
    moments.addLast(core.now());
  }

  /** The text behind the password, which stands in quotes. */
  private static String rest(String line) {
    int open = line.indexOf('"');
    int close = line.indexOf('"', open + 1);
    return line.substring(close < 0 ? line.length() : close + 1).strip();
  }

  private void run(String command, Charset charset, InetSocketAddress from, UdpEndpoint out) {
    if (command.isEmpty()) {
      out.notice(PRINT, "Empty rcon\n", from);
      return;
    }
    ScriptedReply reply = run(from, command, CommandWords.of(command, true));
    ByteBufAllocator allocator = out.channel().alloc();
    Printer printer = new CallPrinter(allocator, PRINT, BUFFER, BUFFER);
    printer.print(reply, charset);
    List<ByteBuf> datagrams = new ArrayList<>();
    printer.finish().forEach(whole -> split(whole, datagrams));
    out.reply(datagrams, from, reply);
  }

  private void split(ByteBuf whole, List<ByteBuf> into) {
    if (whole.readableBytes() <= LARGEST) {
      into.add(whole);
      return;
    }
    int total = (whole.readableBytes() + PART - 1) / PART;
    splits++;
    for (int i = 0; i < total; i++) {
      ByteBuf part = Unpooled.buffer().writeIntLE(-2).writeIntLE(splits).writeByte(i << 4 | total);
      into.add(part.writeBytes(whole, Math.min(PART, whole.readableBytes())));
    }
    whole.release();
  }

  @Override
  void liftBans() {
    banned.clear();
    failures.clear();
  }

  /** It starts anew, with other challenges. */
  @Override
  void forgetClients() {
    starts++;
  }
}
