package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.battleye.BattlEyePacket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * BattlEye: a login, numbered commands and parts, and messages that are sent again until they are
 * acknowledged. A client that sends no command for 45 seconds, or acknowledges nothing for ten, is
 * forgotten and hears nothing more. Reforger answers a command with nothing, and its text comes as
 * messages.
 */
final class BattlEyeRules extends UdpRules {
  private static final long FORGOTTEN = TimeUnit.SECONDS.toNanos(45);
  private static final long AGAIN_MILLIS = 2000;
  private static final int TIMES = 5;

  /** Bytes of text in a datagram. */
  private static final int FITS = 1000;

  private static final int MOST_PARTS = 255;

  private final boolean reforger;
  private final Map<InetSocketAddress, Client> clients = new HashMap<>();

  /** One that is logged in. */
  private static final class Client {
    private final Map<Integer, ByteBuf> unacknowledged = new HashMap<>();
    private long heardAt;
    private int messages;
  }

  private BattlEyeRules(ServerCore core, boolean reforger) {
    super(core);
    this.reforger = reforger;
  }

  static BattlEyeRules classic(ServerCore core) {
    return new BattlEyeRules(core, false);
  }

  static BattlEyeRules reforger(ServerCore core) {
    return new BattlEyeRules(core, true);
  }

  @Override
  boolean isOwn(ByteBuf datagram) {
    return BattlEyePacket.isValid(datagram, datagram.readerIndex(), datagram.readableBytes());
  }

  @Override
  void accept(ByteBuf datagram, InetSocketAddress from, UdpEndpoint out) {
    int type = BattlEyePacket.type(datagram, datagram.readerIndex());
    datagram.skipBytes(BattlEyePacket.HEADER);
    Client client = clients.get(from);
    if (type == BattlEyePacket.LOGIN) {
      login(datagram.toString(StandardCharsets.UTF_8), from, out);
    } else if (client == null || !datagram.isReadable()) {
      return;
    } else if (type == BattlEyePacket.COMMAND) {
      if (core.now() - client.heardAt > FORGOTTEN) {
        forget(from);
      } else {
        client.heardAt = core.now();
        int number = datagram.readUnsignedByte();
        command(number, datagram.toString(StandardCharsets.UTF_8), client, from, out);
      }
    } else if (type == BattlEyePacket.MESSAGE) {
      ByteBuf acknowledged = client.unacknowledged.remove((int) datagram.readUnsignedByte());
      if (acknowledged != null) {
        acknowledged.release();
      }
    }
  }

  private void login(String password, InetSocketAddress from, UdpEndpoint out) {
    boolean right = core.isPassword(password);
    if (right) {
      core.journal.logins.incrementAndGet();
      forget(from);
      Client client = new Client();
      client.heardAt = core.now();
      clients.put(from, client);
    } else {
      core.journal.refusedLogins.incrementAndGet();
    }
    ByteBufAllocator allocator = out.channel().alloc();
    out.raw(packet(allocator, BattlEyePacket.LOGIN, new byte[] {(byte) (right ? 1 : 0)}), from);
    if (right) {
      String id = "#" + (clients.size() - 1);
      String words =
          reforger
              ? "Logged In! Client ID: " + id
              : "RCon admin " + id + " (" + text(from) + ") logged in";
      push(words, from, out);
    }
  }

  private static String text(InetSocketAddress from) {
    return from.getAddress().getHostAddress() + ":" + from.getPort();
  }

  private void command(
      int number, String command, Client client, InetSocketAddress from, UdpEndpoint out) {
    if (command.isEmpty()) {
      out.raw(answer(out, number, "".getBytes(StandardCharsets.UTF_8)), from);
      return;
    }
    ScriptedReply reply = core.run(0, from, command, this::console);
    if (!reply.answered()) {
      out.reply(List.of(), from, reply);
    } else if (reforger) {
      out.reply(List.of(answer(out, number, new byte[0])), from, reply);
      out.loop()
          .schedule(
              () -> messages(command, reply, client, from, out),
              reply.delay().toNanos(),
              TimeUnit.NANOSECONDS);
    } else {
      out.reply(parts(number, reply.text().getBytes(StandardCharsets.UTF_8), out), from, reply);
    }
  }

  private ScriptedReply console(String command) {
    return console.run(command.equals("players") ? "status" : command);
  }

  private void messages(
      String command, ScriptedReply reply, Client client, InetSocketAddress from, UdpEndpoint out) {
    if (clients.get(from) == client) {
      push("Processing Command: " + command + "\n", from, out);
      reply.prints().stream()
          .filter(text -> !text.isEmpty())
          .forEach(text -> push(text, from, out));
    }
  }

  private List<ByteBuf> parts(int number, byte[] text, UdpEndpoint out) {
    if (text.length <= FITS) {
      return List.of(answer(out, number, text));
    }
    int each = Math.max(FITS, (text.length + MOST_PARTS - 1) / MOST_PARTS);
    int of = (text.length + each - 1) / each;
    List<ByteBuf> parts = new ArrayList<>();
    for (int i = 0; i < of; i++) {
      byte[] piece = Arrays.copyOfRange(text, i * each, Math.min(text.length, (i + 1) * each));
      byte[] head = {(byte) number, 0, (byte) of, (byte) i};
      parts.add(packet(out.channel().alloc(), BattlEyePacket.COMMAND, head, piece));
    }
    return parts;
  }

  private static ByteBuf answer(UdpEndpoint out, int number, byte[] text) {
    byte[] head = {(byte) number};
    return packet(out.channel().alloc(), BattlEyePacket.COMMAND, head, text);
  }

  private static ByteBuf packet(ByteBufAllocator allocator, int type, byte[]... content) {
    ByteBuf packet = allocator.buffer();
    int start = BattlEyePacket.begin(packet, type);
    for (byte[] piece : content) {
      packet.writeBytes(piece);
    }
    return BattlEyePacket.finish(packet, start);
  }

  /** Says something, again and again until the client acknowledges it. */
  private void push(String text, InetSocketAddress to, UdpEndpoint out) {
    Client client = clients.get(to);
    if (client != null) {
      int number = client.messages++ & 0xff;
      byte[] head = {(byte) number};
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      ByteBuf message = packet(out.channel().alloc(), BattlEyePacket.MESSAGE, head, bytes);
      ByteBuf before = client.unacknowledged.put(number, message);
      if (before != null) {
        before.release();
      }
      send(number, message, client, to, out, 0);
    }
  }

  private void send(
      int number,
      ByteBuf message,
      Client client,
      InetSocketAddress to,
      UdpEndpoint out,
      int times) {
    if (clients.get(to) != client || client.unacknowledged.get(number) != message) {
      return;
    }
    if (times == TIMES || !out.channel().isActive()) {
      forget(to);
      return;
    }
    out.raw(message.retainedDuplicate(), to);
    out.loop()
        .schedule(
            () -> send(number, message, client, to, out, times + 1),
            AGAIN_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private void forget(InetSocketAddress address) {
    Client client = clients.remove(address);
    if (client != null) {
      client.unacknowledged.values().forEach(ByteBuf::release);
      client.unacknowledged.clear();
    }
  }

  @Override
  void forgetClients() {
    List.copyOf(clients.keySet()).forEach(this::forget);
  }

  /** Of no client, so that nothing repeats it. */
  @Override
  ByteBuf unsolicited(ByteBufAllocator allocator, byte[] text) {
    byte[] head = {(byte) core.journal.commands.get()};
    return packet(allocator, BattlEyePacket.MESSAGE, head, text);
  }
}
