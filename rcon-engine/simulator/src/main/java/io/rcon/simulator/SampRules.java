package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.rcon.simulator.SimulatedPlayers.Player;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * open.mp: a header that comes back as it was, lengths that must fit to the byte, each line of an
 * answer in a datagram, and no answer where nothing is printed. Above 100 players none are told to
 * queries.
 *
 * <p>Other readings: {@code empty-line} ends each answer so, {@code silent} says nothing to a wrong
 * password, and {@code bans} nothing more at all to an address behind three of them.
 */
final class SampRules extends UdpRules {
  private static final int HEADER = 11;
  private static final int OPCODE = 10;
  private static final int LONGEST = 512;
  private static final int MOST_TOLD = 100;
  private static final int FAILURES = 3;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final Map<InetAddress, Integer> failures = new HashMap<>();

  SampRules(ServerCore core) {
    super(core);
  }

  private boolean reads(String otherwise) {
    return core.options.reading().equals(otherwise);
  }

  @Override
  boolean isOwn(ByteBuf datagram) {
    return datagram.readableBytes() >= HEADER
        && datagram.readableBytes() <= LONGEST
        && QueryRules.begins(datagram, "SAMP");
  }

  @Override
  void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out) {
    if (failures.getOrDefault(from.getAddress(), 0) >= FAILURES && reads("bans")) {
      return;
    }
    byte[] header = ByteBufUtil.getBytes(datagram, datagram.readerIndex(), HEADER);
    datagram.skipBytes(HEADER);
    List<Player> players = console.players();
    switch (header[OPCODE]) {
      case 'x' -> command(datagram, header, from, out);
      case 'i' -> out.raw(info(begin(out, header), players), from);
      case 'c' -> {
        if (players.size() <= MOST_TOLD) {
          out.raw(clients(begin(out, header), players), from);
        }
      }
      case 'p' -> out.raw(begin(out, header).writeBytes(datagram), from);
      default -> {}
    }
  }

  private static ByteBuf begin(UdpEndpoint out, byte[] header) {
    return out.channel().alloc().buffer().writeBytes(header);
  }

  private static ByteBuf info(ByteBuf out, List<Player> players) {
    out.writeByte(0).writeShortLE(players.size()).writeShortLE(SimulatedPlayers.room(players));
    for (String text : List.of("simulated", "Freeroam", "English")) {
      out.writeIntLE(text.length()).writeBytes(text.getBytes(WINDOWS));
    }
    return out;
  }

  private static ByteBuf clients(ByteBuf out, List<Player> players) {
    out.writeShortLE(players.size());
    for (Player player : players) {
      out.writeByte(player.name().length()).writeBytes(player.name().getBytes(WINDOWS));
      out.writeIntLE(player.score());
    }
    return out;
  }

  private void command(ByteBuf content, byte[] header, InetSocketAddress from, UdpEndpoint out) {
    String password = text(content);
    String command = text(content);
    if (password == null || command == null || content.isReadable()) {
      return;
    }
    if (!core.isPassword(password)) {
      core.journal.refusedLogins.incrementAndGet();
      failures.merge(from.getAddress(), 1, Integer::sum);
      if (!reads("silent")) {
        out.raw(line(out.channel().alloc(), header, "Invalid RCON password."), from);
      }
      return;
    }
    failures.remove(from.getAddress());
    ScriptedReply reply = core.run(0, from, command, line -> console.run(line));
    List<ByteBuf> lines = new ArrayList<>();
    if (!reply.text().isEmpty()) {
      reply.text().lines().forEach(each -> lines.add(line(out.channel().alloc(), header, each)));
    }
    if (reads("empty-line")) {
      lines.add(line(out.channel().alloc(), header, ""));
    }
    out.reply(lines, from, reply);
  }

  /** Null where fewer bytes are there than its length says. */
  private static @Nullable String text(ByteBuf content) {
    if (content.readableBytes() < 2) {
      return null;
    }
    int length = content.readUnsignedShortLE();
    return length > content.readableBytes()
        ? null
        : content.readCharSequence(length, WINDOWS).toString();
  }

  private static ByteBuf line(ByteBufAllocator allocator, byte[] header, String text) {
    byte[] bytes = text.getBytes(WINDOWS);
    return allocator
        .buffer(HEADER + 2 + bytes.length)
        .writeBytes(header)
        .writeShortLE(bytes.length)
        .writeBytes(bytes);
  }

  @Override
  void liftBans() {
    failures.clear();
  }

  /** With the address of nobody. */
  @Override
  ByteBuf unsolicited(ByteBufAllocator allocator, byte[] text) {
    byte[] header = {'S', 'A', 'M', 'P', 0, 0, 0, 0, 0, 0, 'x'};
    return line(allocator, header, new String(text, WINDOWS));
  }
}
