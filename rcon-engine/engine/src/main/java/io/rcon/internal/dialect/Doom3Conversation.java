package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;
import io.rcon.RefusalText;
import io.rcon.Server;
import io.rcon.codec.PeerText;
import io.rcon.codec.doom3.Doom3Packet;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import java.nio.charset.StandardCharsets;

/**
 * The conversation about one command and its answer in Doom 3's datagrams. The server speaks to
 * players of all languages: its own messages are keys of their texts, one of which stands for an
 * answer without a text.
 */
final class Doom3Conversation implements Conversation {
  /** One exchange a line: the key says nothing, the line is the key. */
  private static final int KEY = 1;

  /** The command ran and printed nothing. */
  private static final byte[] NO_OUTPUT = "#str_04848".getBytes(StandardCharsets.US_ASCII);

  private static final double NEARLY_FULL = 0.9;
  private static final int QUOTED = 200;

  private final Server server;
  private boolean begun;

  Doom3Conversation(Server server) {
    this.server = server;
  }

  @Override
  public boolean login(Output output) {
    return false;
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    output.send(
        server
            .secret()
            .reveal(password ->
                Doom3Packet.encodeRequest(
                    output.allocator(), password, text, server.dialect().charset())));
    return KEY;
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    int opcode = Doom3Packet.opcode(buffer, index, length);
    int from = Doom3Packet.textIndex(index);
    if (opcode == Doom3Packet.NONE) {
      answers.stray(buffer, index, length);
    } else if (opcode == Doom3Packet.OUTPUT) {
      output(buffer, from, Doom3Packet.textLength(buffer, index, length), length, answers);
    } else {
      message(buffer, from, Doom3Packet.textLength(buffer, index, length), answers);
    }
  }

  private void output(ByteBuf buffer, int from, int text, int datagram, Answers answers) {
    if (!begun && isNoOutput(buffer, from, text)) {
      answers.last(KEY, buffer, from, 0, EndRule.SINGLE_PACKET);
      return;
    }
    begun = true;
    if (answers.part(KEY, buffer, from, text)) {
      answers.endsWhenQuiet(KEY, datagram >= NEARLY_FULL * server.dialect().ending().limit());
    }
  }

  private static boolean isNoOutput(ByteBuf buffer, int from, int length) {
    if (length != NO_OUTPUT.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (buffer.getByte(from + i) != NO_OUTPUT[i]) {
        return false;
      }
    }
    return true;
  }

  /** A message that refuses nothing may be for a player who tries to join from this address. */
  private void message(ByteBuf buffer, int from, int length, Answers answers) {
    RefusalText refusal =
        begun ? null : Refusals.of(server.dialect().refusals(), buffer, from, length);
    if (refusal == null) {
      answers.stray(buffer, from, 0);
      return;
    }
    String words = buffer.toString(from, Math.min(length, 1024), server.dialect().charset());
    answers.refused(
        "the server says: "
            + PeerText.oneLine(words, QUOTED)
            + ", by which it means that the password is wrong, or that it has none"
            + " (net_serverRemoteConsolePassword)");
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  @Override
  public void forget(int key) {}
}
