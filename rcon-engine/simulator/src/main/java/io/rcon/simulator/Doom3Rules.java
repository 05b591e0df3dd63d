package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.simulator.SimulatedPlayers.Player;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Doom 3: texts of at most 1023 bytes that end with a NUL, a password whose case does not matter,
 * and keys instead of messages: for a wrong password, for none, and for a command without output.
 * Its buffer is flushed between print calls. Words are parted at punctuation outside of quotes. A
 * percent sign in a request becomes a dot, and a byte of value 255 ends a text. Its query names the
 * players with their pings and rates.
 *
 * <p>Another reading: {@code silent} sends nothing for a command without output.
 */
final class Doom3Rules extends UdpRules {
  private static final int FITS = 951;
  private static final int LONGEST = 1023;
  private static final String RCON = "\u00ff\u00ffrcon\0";
  private static final String GET_INFO = "\u00ff\u00ffgetInfo\0";

  /** 1.41, as dhewm3 is. */
  private static final int PROTOCOL = (1 << 16) + 41;

  private static final int NO_MORE_PLAYERS = 32;

  Doom3Rules(ServerCore core) {
    super(core);
  }

  @Override
  boolean isOwn(ByteBuf datagram) {
    return QueryRules.begins(datagram, RCON) || QueryRules.begins(datagram, GET_INFO);
  }

  @Override
  void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out) {
    if (QueryRules.begins(datagram, GET_INFO)) {
      datagram.skipBytes(GET_INFO.length());
      if (datagram.readableBytes() >= Integer.BYTES) {
        out.raw(info(out.channel().alloc().buffer(), datagram.readIntLE()), from);
      }
      return;
    }
    datagram.skipBytes(RCON.length());
    String password = text(datagram);
    String command = text(datagram);
    if (core.password().isEmpty() || !core.password().equalsIgnoreCase(password)) {
      core.journal.refusedLogins.incrementAndGet();
      String key = core.password().isEmpty() ? "#str_04846" : "#str_04847";
      out.raw(print(out.channel().alloc(), 0, key.getBytes(StandardCharsets.US_ASCII)), from);
      return;
    }
    ScriptedReply reply = run(from, command, CommandWords.of(command, true));
    List<ByteBuf> datagrams = new Output(out.channel().alloc()).of(reply);
    if (datagrams.isEmpty() && !core.options.reading().equals("silent")) {
      byte[] nothing = "#str_04848".getBytes(StandardCharsets.US_ASCII);
      datagrams.add(print(out.channel().alloc(), 2, nothing));
    }
    out.reply(datagrams, from, reply);
  }

  private ByteBuf info(ByteBuf out, int challenge) {
    List<Player> players = console.players();
    out.writeShort(-1);
    QueryRules.text(out, "infoResponse").writeIntLE(challenge).writeIntLE(PROTOCOL);
    QuakeTables.doom3Info(players)
        .forEach((key, value) -> QueryRules.text(QueryRules.text(out, key), value));
    QueryRules.text(QueryRules.text(out, ""), "");
    for (Player player : players.subList(0, Math.min(players.size(), NO_MORE_PLAYERS))) {
      out.writeByte(player.slot()).writeShortLE(player.ping()).writeIntLE(QuakeTables.DOOM3_RATE);
      QueryRules.text(out, player.name());
    }
    return out.writeByte(NO_MORE_PLAYERS);
  }

  /** Up to a NUL or a byte of value 255, which is taken. */
  private static String text(ByteBuf datagram) {
    int length = datagram.forEachByte(each -> each != 0 && each != -1) - datagram.readerIndex();
    int there = length < 0 ? datagram.readableBytes() : length;
    String text = Wording.of(datagram, datagram.readerIndex(), Math.min(there, LONGEST)).text();
    datagram.skipBytes(Math.min(datagram.readableBytes(), there + 1));
    return text.replace('%', '.');
  }

  private static ByteBuf print(ByteBufAllocator allocator, int opcode, byte[] text) {
    return allocator
        .buffer()
        .writeShort(-1)
        .writeBytes("print\0".getBytes(StandardCharsets.US_ASCII))
        .writeIntLE(opcode)
        .writeBytes(text)
        .writeByte(0);
  }

  @Override
  ByteBuf unsolicited(ByteBufAllocator allocator, byte[] text) {
    return print(allocator, 2, text);
  }

  /** Cut between print calls; a datagram for each, and none for nothing. */
  private static final class Output implements Printer {
    private final ByteBufAllocator allocator;
    private final List<ByteBuf> datagrams = new ArrayList<>();
    private final byte[] buffer = new byte[FITS];
    private int filled;

    Output(ByteBufAllocator allocator) {
      this.allocator = allocator;
    }

    List<ByteBuf> of(ScriptedReply reply) {
      print(reply, StandardCharsets.ISO_8859_1);
      return finish();
    }

    @Override
    public void print(byte... text) {
      if (filled + text.length > FITS) {
        flush();
      }
      int copied = Math.min(text.length, FITS - filled);
      System.arraycopy(text, 0, buffer, filled, copied);
      filled += copied;
    }

    private void flush() {
      if (filled > 0) {
        datagrams.add(Doom3Rules.print(allocator, 2, Arrays.copyOf(buffer, filled)));
        filled = 0;
      }
    }

    @Override
    public List<ByteBuf> finish() {
      flush();
      return datagrams;
    }
  }
}
