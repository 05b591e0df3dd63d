package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.codec.oob.OobFormat;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Unvanquished: a level of security below which requests get no answer, and no two requests within
 * 180 ms from everybody together. A wrong password is named in a datagram of its own kind, unless
 * anybody asked within 600 ms; an answer without a text is none.
 */
final class DaemonRules extends UdpRules {
  private static final int FITS = 16000;
  private static final OobFormat ERROR = OobFormat.of("rcon ", "", "error\n", "");
  private static final long NAMED_AFTER = TimeUnit.MILLISECONDS.toNanos(600);
  private static final long WORD_LASTS = TimeUnit.SECONDS.toNanos(5);
  private static final int MOST_WORDS = 1000;

  private static final Wording NOTHING = new Wording("", StandardCharsets.UTF_8);

  private final int level;
  private final Throttle commands;
  private final SplittableRandom random;

  /** Bound to an address, and not to its port. */
  private final Map<String, Long> words = new HashMap<>();

  private long askedAt;

  private DaemonRules(ServerCore core, int level) {
    super(core, OobFormat.QUAKE3);
    this.level = level;
    commands = core.options.pacing() ? Throttle.spaced(180) : Throttle.NONE;
    random = new SplittableRandom(core.options.seed());
    askedAt = core.now() - NAMED_AFTER;
  }

  static DaemonRules ofLevel(ServerCore core, int level) {
    return new DaemonRules(core, level);
  }

  @Override
  void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out) {
    int length = datagram.readableBytes();
    Wording request = Wording.of(datagram, datagram.readerIndex(), length);
    String text = request.text();
    String word = CommandWords.of(text, true).name();
    switch (word.toLowerCase(Locale.ROOT)) {
      case "rcon", "srcon" -> command(text, request, from, out);
      case "getchallenge" -> out.query("challengeResponse " + word(from), from);
      case "rconinfo" ->
          out.query("rconInfoResponse\n\\secure\\" + level + "\\encryption\\x", from);
      case "getinfo" -> out.query(StatusTexts.quake3Info(console.players(), argument(text)), from);
      case "getstatus" ->
          out.query(StatusTexts.quake3Status(console.players(), argument(text)), from);
      default -> {}
    }
  }

  private static String argument(String text) {
    return CommandWords.of(text, true).word(1);
  }

  private String word(InetSocketAddress from) {
    if (words.size() >= MOST_WORDS) {
      words.clear();
    }
    String word = String.format(Locale.ROOT, "%016x", random.nextLong());
    words.put(from.getAddress().getHostAddress() + word, core.now());
    return word;
  }

  private void command(String text, Wording request, InetSocketAddress from, UdpEndpoint out) {
    if (!admit(commands, from)) {
      return;
    }
    boolean named = core.now() - askedAt >= NAMED_AFTER;
    askedAt = core.now();
    String[] words = text.split(" ", 3);
    boolean sealed = words[0].equals("srcon");
    boolean challenged = sealed && words.length > 2 && words[1].equals("CHALLENGE");
    if (words.length < 3 || level > (challenged ? 2 : sealed ? 1 : 0)) {
      return;
    }
    Wording read = sealed ? opened(words[2]) : new Wording(words[2], request.charset());
    String command = read.text();
    boolean right = sealed ? !command.isEmpty() : core.isPassword(words[1]);
    if (right && challenged) {
      int blank = command.indexOf(' ');
      String key = from.getAddress().getHostAddress() + command.substring(0, Math.max(0, blank));
      Long given = this.words.remove(key);
      right = given != null && core.now() - given <= WORD_LASTS;
      command = command.substring(blank + 1);
    }
    if (!right) {
      core.journal.refusedLogins.incrementAndGet();
      if (named) {
        out.notice(ERROR, "Bad password", from);
      }
      return;
    }
    ScriptedReply reply = run(from, command, CommandWords.of(command, true));
    if (!reply.text().isEmpty()) {
      Printer printer = new CallPrinter(out.channel().alloc(), format(), FITS, FITS);
      printer.print(reply, read.charset());
      out.reply(printer.finish(), from, reply);
    }
  }

  /** Empty for what was sealed with another password. */
  private Wording opened(String encoded) {
    try {
      byte[] password = core.password().getBytes(StandardCharsets.UTF_8);
      byte[] key = MessageDigest.getInstance("SHA-256").digest(password);
      Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
      byte[] opened = cipher.doFinal(Base64.getDecoder().decode(encoded.strip()));
      return Wording.of(Unpooled.wrappedBuffer(opened), 0, opened.length);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return NOTHING;
    }
  }
}
