package io.rcon.simulation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.BattlEyeFacts;
import io.rcon.SessionState;
import io.rcon.codec.battleye.BattlEyePacket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the engine's datagrams to servers that number commands and parts of answers, and holds them
 * to the laws of that.
 */
final class NumberTap {
  /** A number whose answer never came is not used again for so long, less a tick of the wheel. */
  private static final long REST = Duration.ofSeconds(60).minusMillis(10).toNanos();

  private static final int PROBE = -1;
  private static final String ECHO = "Processing Command: ";

  /** Of one session, whose lines go on counting. */
  private record NumberInUse(ServerUnderTest place, String session, int number) {}

  private static final class Use {
    final @Nullable Entry entry;
    final long sentAt;
    final BitSet parts = new BitSet();
    boolean answered;

    Use(@Nullable Entry entry, long sentAt) {
      this.entry = entry;
      this.sentAt = sentAt;
    }
  }

  private final World world;
  private final Ledger ledger;
  private final Map<NumberInUse, Use> uses = new HashMap<>();
  private final Acknowledgements acknowledgements;

  NumberTap(World world, Ledger ledger) {
    this.world = world;
    this.ledger = ledger;
    acknowledgements = new Acknowledgements(world, ledger);
  }

  void sent(ServerUnderTest place, InetSocketAddress from, byte[] bytes, int copies) {
    acknowledgements.check(place);
    ByteBuf packet = Unpooled.wrappedBuffer(bytes);
    if (packet.getInt(0) == PROBE) {
      // Whether the port is closed is asked with what no such server answers.
      return;
    }
    ledger.check(
        BattlEyePacket.isValid(packet, 0, bytes.length), "what is sent has its checksum", place);
    int type = BattlEyePacket.type(packet, 0);
    if (type == BattlEyePacket.LOGIN) {
      boolean asks =
          place.sessions.isAny(SessionState.CONNECTING)
              || place.sessions.isAny(SessionState.LOGGING_IN)
              // What was written leaves when the turn ends, in which the session may give up.
              || place.sessions.changedAt == world.now();
      ledger.check(asks, "only a session that connects logs in", place);
      place.loginBegins();
      acknowledgements.logsIn(place, from);
    } else if (type == BattlEyePacket.COMMAND) {
      command(place, packet, copies);
    } else {
      acknowledgements.sent(place, packet.getUnsignedByte(BattlEyePacket.HEADER));
    }
  }

  private void command(ServerUnderTest place, ByteBuf packet, int copies) {
    // What was written leaves when the turn ends, in which the session may have given up.
    boolean ready =
        place.sessions.isAny(SessionState.READY) || place.sessions.changedAt == world.now();
    ledger.check(ready, "commands are sent when ready", place);
    int number = packet.getUnsignedByte(BattlEyePacket.HEADER);
    int at = BattlEyePacket.HEADER + 1;
    String text = packet.toString(at, packet.writerIndex() - at, StandardCharsets.UTF_8);
    Entry entry = CommandTokens.entry(text, place, ledger);
    NumberInUse whose = new NumberInUse(place, place.sessions.speaking(), number);
    Use before = uses.put(whose, new Use(entry, world.now()));
    ledger.check(
        before == null || before.answered || world.now() - before.sentAt >= REST,
        "a number rests until its answer came",
        place + " " + number);
    if (entry != null) {
      entry.doubled += Math.max(0, copies - 1);
      Sends.noted(entry, world, ledger);
    }
  }

  void arrives(ServerUnderTest place, InetSocketAddress to, byte[] bytes) {
    acknowledgements.check(place);
    ByteBuf packet = Unpooled.wrappedBuffer(bytes);
    int at = BattlEyePacket.HEADER;
    if (bytes.length <= at || !BattlEyePacket.isValid(packet, 0, bytes.length)) {
      return;
    }
    place.heardAt = world.now();
    int type = BattlEyePacket.type(packet, 0);
    if (type == BattlEyePacket.LOGIN) {
      place.refusals += packet.getByte(at) == 0 ? 1 : 0;
    } else if (type == BattlEyePacket.COMMAND) {
      answer(place, packet, at);
    } else if (type == BattlEyePacket.MESSAGE) {
      acknowledgements.came(place, to, packet.getUnsignedByte(at));
    }
  }

  private void answer(ServerUnderTest place, ByteBuf packet, int at) {
    Use use =
        uses.get(new NumberInUse(place, place.sessions.speaking(), packet.getUnsignedByte(at)));
    if (use == null) {
      return;
    }
    String text = packet.toString(StandardCharsets.UTF_8);
    if (use.entry != null && CommandTokens.hasForeign(text, use.entry)) {
      // On its way for longer than a number can rest.
      use.entry.hit = true;
    }
    boolean isPart = packet.writerIndex() > at + 3 && packet.getByte(at + 1) == 0;
    if (isPart) {
      use.parts.set(packet.getUnsignedByte(at + 3));
    }
    use.answered |= !isPart || use.parts.cardinality() == packet.getUnsignedByte(at + 2);
  }

  // ---- answers

  static void replied(Entry entry, String text, boolean isCut, boolean calm, Ledger ledger) {
    boolean mixed = entry.hit || entry.tampered;
    boolean asMessages = entry.place.dialect.get(BattlEyeFacts.ANSWERS_AS_MESSAGES);
    String own = text.startsWith(ECHO) ? text.substring(text.indexOf('\n') + 1) : text;
    if (!asMessages) {
      ledger.check(
          mixed || !CommandTokens.hasForeign(text, entry), "an answer is its command's", entry);
      boolean whole = isCut ? entry.expected().startsWith(text) : text.equals(entry.expected());
      ledger.check(mixed || whole, "an answer is whole", entry);
    } else if (calm && !isCut && !entry.place.tampers) {
      // What a command that met silence is answered late is told from nothing.
      ledger.check(own.contains(entry.expected()), "an answer is whole", entry);
    }
    ledger.check(mixed || isCut || entry.hasRun(), "what was answered ran", entry);
  }
}
