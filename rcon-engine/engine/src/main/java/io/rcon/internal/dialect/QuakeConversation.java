package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Ending.Marker;
import io.rcon.QuakeFacts;
import io.rcon.Refusal;
import io.rcon.RefusalText;
import io.rcon.Sealing;
import io.rcon.codec.PeerText;
import io.rcon.codec.oob.OobFormat;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import org.jspecify.annotations.Nullable;

/**
 * The conversation about one command and its answer in out-of-band datagrams. Its line is leased
 * for this one exchange, so every datagram that comes is a piece of the answer; what tells the last
 * one is the game's rule.
 */
final class QuakeConversation implements Conversation {
  /** One exchange a line: the key says nothing, the line is the key. */
  static final int KEY = 1;

  /** From this share of the limit on, the last datagram is suspect. */
  private static final double NEARLY_FULL = 0.9;

  /** So many characters of a refusal reach exceptions and logs. */
  private static final int QUOTED = 200;

  /** A refusal that may be the marker's, and how many came. */
  private record Refused(RefusalText text, String reason, int times) {}

  private final Setting setting;
  private final OobFormat format;

  /** Null where the password is in every request. */
  private final @Nullable RequestSeal seal;

  private String sent = "";
  private @Nullable MarkerWatch marker;
  private boolean begun;
  private boolean overtook;
  private @Nullable Refused refused;

  QuakeConversation(Setting setting, OobFormat format, @Nullable RequestSeal seal) {
    this.setting = setting;
    this.format = format;
    this.seal = seal;
  }

  private Dialect dialect() {
    return setting.server().dialect();
  }

  @Override
  public boolean login(Output output) {
    return false;
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    Marker how = exactEnd ? dialect().ending().marker() : Marker.NONE;
    if (how != Marker.NONE) {
      marker = new MarkerWatch(setting.random());
    }
    if (marker != null && how == Marker.SAME_DATAGRAM) {
      sent = text + "\0echo " + marker.token();
    } else {
      sent = text;
    }
    request(sent, output);
    if (marker != null && how == Marker.NEXT_DATAGRAM) {
      request("echo " + marker.token(), output);
    }
    return KEY;
  }

  /** The command once more, in the same bytes where a challenge is in them. */
  void again(Output output) {
    request(sent, output);
  }

  /** Whether anything of the answer came. */
  boolean hasBegun() {
    return begun || overtook || refused != null;
  }

  private void request(String command, Output output) {
    ByteBufAllocator allocator = output.allocator();
    output.send(
        setting.server().secret().reveal(password -> request(allocator, password, command)));
  }

  private ByteBuf request(ByteBufAllocator allocator, CharSequence password, String command) {
    return seal == null
        ? format.encodeRequest(allocator, password, command, dialect().charset())
        : seal.request(allocator, password, command);
  }

  /** Whether a datagram has the form of an answer. */
  boolean isOwn(ByteBuf buffer, int index, int length) {
    return format.isReply(buffer, index, length);
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    if (!format.isReply(buffer, index, length)) {
      int words = ErrorReply.textIndex(dialect(), buffer, index, length);
      if (words < 0 || begun) {
        answers.stray(buffer, index, words < 0 ? length : 0);
      } else {
        refusedInWords(buffer, words, index + length - words, answers);
      }
      return;
    }
    int from = format.textIndex(index);
    int text = format.textLength(buffer, index, length);
    if (!refusal(buffer, from, text, answers)) {
      piece(buffer, from, text, length, answers);
    }
  }

  private boolean refusal(ByteBuf buffer, int index, int length, Answers answers) {
    RefusalText refusal = Refusals.of(dialect().refusals(), buffer, index, length);
    if (refusal == null) {
      return false;
    }
    if (begun) {
      return isOfAnother(refusal, buffer, index, length);
    }
    String reason = reason(refusal.meaning(), buffer, index, length);
    if (refusal.meaning() == Refusal.PASSWORD) {
      answers.refused(reason);
    } else {
      refused = new Refused(refusal, reason, refused == null ? 1 : refused.times + 1);
      commandMayBeRefused(answers);
    }
    return true;
  }

  private String reason(Refusal meaning, ByteBuf buffer, int index, int length) {
    String words = buffer.toString(index, Math.min(length, 1024), dialect().charset());
    String said = "the server says: " + PeerText.oneLine(words, QUOTED);
    String also = dialect().hints().onSilence();
    boolean mayDiffer = dialect().get(QuakeFacts.SEALED_BY) != Sealing.NONE && !also.isEmpty();
    return mayDiffer && meaning != Refusal.PACE ? said + "; check the password, and " + also : said;
  }

  /** Words that are no answer to anything: the command did not run, whatever they are. */
  private void refusedInWords(ByteBuf buffer, int index, int length, Answers answers) {
    RefusalText known = Refusals.of(dialect().refusals(), buffer, index, length);
    String said = reason(Refusal.PASSWORD, buffer, index, length);
    if (known != null && known.meaning() == Refusal.PASSWORD) {
      answers.refused(said);
    } else {
      answers.refusedOrPaced(KEY, new RefusalText("", Refusal.PASSWORD_OR_PACE), said);
    }
  }

  /**
   * A piece that begins like a refusal is part of the answer, unless the marker or a double of the
   * command met it: the password may have been changed between the two.
   */
  private boolean isOfAnother(RefusalText refusal, ByteBuf buffer, int index, int length) {
    return refusal.meaning() == Refusal.PASSWORD_OR_PACE
        ? Refusals.isWhole(refusal, buffer, index, length)
        : buffer.getByte(index + length - 1) == '\n' && markerHasOwnDatagram();
  }

  /** One refusal for two requests may be the marker's, while the command runs. */
  private void commandMayBeRefused(Answers answers) {
    if (refused != null && (refused.times > 1 || overtook || !markerHasOwnDatagram())) {
      answers.refusedOrPaced(KEY, refused.text, refused.reason);
    }
  }

  private boolean markerHasOwnDatagram() {
    return marker != null && dialect().ending().marker() == Marker.NEXT_DATAGRAM;
  }

  private void piece(ByteBuf buffer, int index, int text, int datagram, Answers answers) {
    if (marker != null && marker.endsWith(buffer, index, text)) {
      marked(buffer, index, text, marker.cut(), answers);
      return;
    }
    begun = true;
    int limit = dialect().ending().limit();
    switch (dialect().ending().rule()) {
      case DATAGRAM_SIZE -> {
        // Where a marker is to come, a short datagram without it has overtaken another.
        if (datagram < limit && marker == null) {
          answers.last(KEY, buffer, index, text, EndRule.DATAGRAM_SIZE);
        } else if (answers.part(KEY, buffer, index, text)) {
          answers.endsWhenQuiet(KEY, true);
        }
      }
      case QUIET_TIME -> {
        if (answers.part(KEY, buffer, index, text)) {
          answers.endsWhenQuiet(KEY, datagram >= NEARLY_FULL * limit);
        }
      }
      default -> answers.last(KEY, buffer, index, text, EndRule.SINGLE_PACKET);
    }
  }

  private void marked(ByteBuf buffer, int index, int text, int cut, Answers answers) {
    boolean alone = cut == text;
    overtook |= alone && !begun && markerHasOwnDatagram();
    if (overtook) {
      // It overtook the answer, which always has a datagram of its own: it proves nothing, and
      // nor does its double.
      answers.stray(buffer, index, 0);
      commandMayBeRefused(answers);
      return;
    }
    if (!alone) {
      answers.part(KEY, buffer, index, text);
    }
    answers.ended(KEY, EndRule.MARKER, alone ? 0 : cut);
  }

  @Override
  public boolean realign(Output output) {
    return false;
  }

  @Override
  public void forget(int key) {}
}
