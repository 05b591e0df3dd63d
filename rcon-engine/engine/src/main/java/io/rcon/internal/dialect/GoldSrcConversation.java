package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.RefusalText;
import io.rcon.Server;
import io.rcon.codec.PeerText;
import io.rcon.codec.goldsrc.GoldSrcPacket;
import io.rcon.codec.goldsrc.GoldSrcParts;
import io.rcon.codec.oob.OobChallenge;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The conversation about one command and its answer over GoldSrc's datagrams. The challenge in the
 * request is the session's; without one the server is asked first. A request that the server
 * rejects for its challenge ran nothing: a new one is asked for, and the command is sent again,
 * once, if that is another. The same one again says that the rejection was an older request's, come
 * late, and that this one may have run. The server counts each datagram, so that each takes from
 * its pace when it leaves.
 */
final class GoldSrcConversation implements Conversation {
  /** One exchange a line: the key says nothing, the line is the key. */
  private static final int KEY = 1;

  private static final byte[] BAD_CHALLENGE =
      "Bad rcon_password.\nBad challenge.".getBytes(StandardCharsets.US_ASCII);

  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(1100);
  private static final int TIMES = 3;
  private static final double NEARLY_FULL = 0.9;
  private static final int QUOTED = 200;

  private final Setting setting;
  private final Server server;
  private final GoldSrcChallenge challenge;
  private final GoldSrcParts parts = new GoldSrcParts();

  private String text = "";

  /** The challenge in the request; null until that has left. */
  private byte @Nullable [] used;

  private boolean begun;

  /** Whether the server has rejected the request, which counts once. */
  private boolean rejected;

  private boolean asking;
  private int asked;

  /** The challenge of the request that waits for the pace; null while none does. */
  private byte @Nullable [] next;

  private long wakeAt;

  GoldSrcConversation(Setting setting) {
    this.setting = setting;
    server = setting.server();
    challenge = GoldSrcChallenge.of(setting);
  }

  // ---- out

  @Override
  public boolean login(Output output) {
    return false;
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    this.text = text;
    byte[] word = challenge.word();
    if (word == null) {
      ask(output);
    } else {
      request(word, output);
    }
    return KEY;
  }

  private void ask(Output output) {
    asking = true;
    asked++;
    output.send(OobChallenge.GOLDSRC.encodeRequest(output.allocator()));
    wakeAfter(AGAIN);
  }

  private void askAgain(Answers answers) {
    asking = true;
    if (takesPace(answers)) {
      ask(answers);
    }
  }

  /** False if it is to be tried again later. */
  private boolean takesPace(Answers answers) {
    long wait = answers.takePace(KEY, 1);
    if (wait > 0) {
      wakeAfter(wait);
    }
    return wait <= 0;
  }

  private void wakeAfter(long nanos) {
    wakeAt = setting.now() + nanos;
    setting.wakeAt(wakeAt);
  }

  @Override
  public void due(long now, Answers answers) {
    byte[] word = next;
    boolean waits = asking || word != null;
    if (waits && now - wakeAt < 0) {
      setting.wakeAt(wakeAt);
    } else if (word != null) {
      leave(word, answers);
    } else if (asking && asked < TIMES) {
      askAgain(answers);
    }
  }

  private void leave(byte[] word, Answers answers) {
    next = word;
    if (takesPace(answers)) {
      next = null;
      request(word, answers);
    }
  }

  private void request(byte[] word, Output output) {
    used = word;
    output.send(
        server
            .secret()
            .reveal(password ->
                GoldSrcPacket.encodeRequest(
                    output.allocator(), word, password, text, server.dialect().charset())));
  }

  // ---- in

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    if (!GoldSrcParts.isPart(buffer, index, length)) {
      datagram(buffer, index, length, answers);
    } else if (used == null) {
      answers.stray(buffer, index, 0);
    } else {
      ByteBuf joined = parts.add(buffer, index, length);
      if (joined != null) {
        datagram(joined, 0, joined.readableBytes(), answers);
      } else if (answers.part(KEY, buffer, index, 0)) {
        begun = true;
        answers.endsWhenQuiet(KEY, true);
      }
    }
  }

  private void datagram(ByteBuf buffer, int index, int length, Answers answers) {
    int kind = GoldSrcPacket.kind(buffer, index, length);
    if (OobChallenge.GOLDSRC.isReply(buffer, index, length)) {
      given(OobChallenge.GOLDSRC.word(buffer, index, length), buffer, index, answers);
    } else if (kind == GoldSrcPacket.TEXT) {
      int from = index + GoldSrcPacket.HEADER;
      text(buffer, from, GoldSrcPacket.textLength(buffer, index, length), length, answers);
    } else if (kind == GoldSrcPacket.REJECT) {
      rejected(buffer, index, answers);
    } else {
      answers.stray(buffer, index, length);
    }
  }

  /** Asked twice, the server may answer twice: the first word counts. */
  private void given(byte @Nullable [] word, ByteBuf buffer, int index, Answers answers) {
    if (word == null || !asking) {
      answers.stray(buffer, index, 0);
      return;
    }
    asking = false;
    challenge.learn(word);
    if (!Arrays.equals(word, used)) {
      leave(word, answers);
    }
  }

  private void rejected(ByteBuf buffer, int index, Answers answers) {
    if (used == null || begun || rejected) {
      answers.stray(buffer, index, 0);
      return;
    }
    rejected = true;
    challenge.doubt(used);
    asked = 0;
    askAgain(answers);
  }

  private void text(ByteBuf buffer, int index, int length, int datagram, Answers answers) {
    // One that is banned is told so whatever it asks.
    RefusalText refusal =
        begun ? null : Refusals.of(server.dialect().refusals(), buffer, index, length);
    if (refusal != null) {
      begun = true;
      String words = buffer.toString(index, Math.min(length, 1024), server.dialect().charset());
      answers.refused(
          "the server says: "
              + PeerText.oneLine(words, QUOTED)
              + "; mend it before you try again, since a few wrong passwords ban this address");
    } else if (used == null) {
      answers.stray(buffer, index, 0);
    } else if (!begun && isBadChallenge(buffer, index, length)) {
      rejected(buffer, index, answers);
    } else if (answers.part(KEY, buffer, index, length)) {
      begun = true;
      boolean full = datagram >= NEARLY_FULL * server.dialect().ending().limit();
      answers.endsWhenQuiet(KEY, full || parts.isIncomplete());
    }
  }

  private static boolean isBadChallenge(ByteBuf buffer, int index, int length) {
    if (length < BAD_CHALLENGE.length || length > BAD_CHALLENGE.length + 1) {
      return false;
    }
    for (int i = 0; i < BAD_CHALLENGE.length; i++) {
      if (buffer.getByte(index + i) != BAD_CHALLENGE[i]) {
        return false;
      }
    }
    return true;
  }

  /** Hands over the parts of a datagram whose other parts were lost. */
  @Override
  public void quiet(int key, Answers answers) {
    for (ByteBuf rest : parts.takeRest()) {
      int length = rest.readableBytes();
      boolean begins = GoldSrcPacket.kind(rest, 0, length) == GoldSrcPacket.TEXT;
      int from = begins ? GoldSrcPacket.HEADER : 0;
      answers.part(key, rest, from, GoldSrcPacket.textEnd(rest, from, length) - from);
    }
  }

  // ---- ends

  /** Sent once, a rejected request may still be another's that came late. */
  @Override
  public boolean hasLeft(int key) {
    return used != null;
  }

  @Override
  public String whatElseCame(int key) {
    return rejected ? "the server rejected its challenge" : "";
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  /** Perhaps the server started anew: the next command asks first, and tells by that. */
  @Override
  public void forget(int key) {
    if (!begun) {
      challenge.doubt(used);
    }
  }
}
