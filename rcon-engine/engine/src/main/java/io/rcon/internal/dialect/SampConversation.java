package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.EndRule;
import io.rcon.RefusalText;
import io.rcon.SampFacts;
import io.rcon.Server;
import io.rcon.codec.PeerText;
import io.rcon.codec.samp.SampPacket;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import java.util.Arrays;

/**
 * The conversation about one command and the lines of its answer, a datagram each, with a line feed
 * between two. Nothing numbers them, and nothing but a silence is known to end them everywhere: an
 * empty line does so where the dialect says it, and is else kept back until another line follows.
 */
final class SampConversation implements Conversation {
  /** One exchange a line: the key says nothing, the line is the key. */
  private static final int KEY = 1;

  private static final int QUOTED = 200;

  private final Server server;
  private byte[] header = {};
  private boolean begun;

  /** The line feeds that stand before the next line. */
  private int feeds;

  SampConversation(Server server) {
    this.server = server;
  }

  @Override
  public boolean login(Output output) {
    return false;
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    header = SampPacket.header(output.peer().orElse(null));
    output.send(
        server
            .secret()
            .reveal(password ->
                SampPacket.encodeCommand(
                    output.allocator(), header, password, text, server.dialect().charset())));
    return KEY;
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    boolean own = SampPacket.isAnswer(buffer, index, length, header, SampPacket.RCON);
    int said = own ? SampPacket.textLength(buffer, index, length) : -1;
    if (said < 0) {
      answers.stray(buffer, index, own ? 0 : length);
      return;
    }
    int from = SampPacket.textIndex(index);
    int there = Math.min(said, index + length - from);
    if (said == 0) {
      empty(buffer, from, answers);
    } else if (begun || !isRefusal(buffer, from, there, answers)) {
      line(buffer, from, there, there < said, answers);
    }
  }

  private boolean isRefusal(ByteBuf buffer, int from, int length, Answers answers) {
    RefusalText refusal = Refusals.of(server.dialect().refusals(), buffer, from, length);
    if (refusal == null) {
      return false;
    }
    String words = buffer.toString(from, Math.min(length, 1024), server.dialect().charset());
    answers.refused(
        "the server says: "
            + PeerText.oneLine(words, QUOTED)
            + "; mend it before you try again, since some servers ban the address of who does");
    return true;
  }

  private void line(ByteBuf buffer, int from, int length, boolean cut, Answers answers) {
    ByteBuf piece = buffer;
    int at = from;
    if (feeds > 0) {
      byte[] text = new byte[feeds + length];
      Arrays.fill(text, 0, feeds, (byte) '\n');
      buffer.getBytes(from, text, feeds, length);
      piece = Unpooled.wrappedBuffer(text);
      at = 0;
    }
    int all = feeds + length;
    feeds = 1;
    begun = true;
    if (answers.part(KEY, piece, at, all)) {
      answers.endsWhenQuiet(KEY, cut);
    }
  }

  private void empty(ByteBuf buffer, int from, Answers answers) {
    begun = true;
    feeds++;
    if (!answers.part(KEY, buffer, from, 0)) {
      return;
    }
    if (server.dialect().get(SampFacts.EMPTY_LINE_ENDS)) {
      answers.ended(KEY, EndRule.END_FRAME, 0);
    } else {
      answers.endsWhenQuiet(KEY, false);
    }
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  @Override
  public void forget(int key) {}
}
