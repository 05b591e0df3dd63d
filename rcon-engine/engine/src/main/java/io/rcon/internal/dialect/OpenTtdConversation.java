package io.rcon.internal.dialect;

import static io.rcon.codec.openttd.OpenTtdPacket.HEADER;
import static io.rcon.codec.openttd.OpenTtdPacket.skip;
import static io.rcon.codec.openttd.OpenTtdPacket.textEnd;

import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import io.rcon.codec.openttd.OpenTtdPacket;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import io.rcon.spi.Output;
import io.rcon.spi.Setting;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * The conversation with one admin port. Commands run in order, and a packet ends each answer: the
 * answer of one that nobody waits for any more is known by its place.
 */
final class OpenTtdConversation implements Conversation {
  private static final int COLOUR = 2;
  private static final int NUMBER = 4;

  /** The name that the server shows for this admin. */
  private static final byte[] CLIENT = "rcon\0001\0".getBytes(StandardCharsets.US_ASCII);

  private static final long ANSWERED_WITHIN = TimeUnit.SECONDS.toNanos(20);

  private final Setting setting;
  private final OpenTtdEvents events;

  /** Keys of the commands whose answers have not ended, also of those that were given up. */
  private final Deque<Integer> asked = new ArrayDeque<>(4);

  private int lastKey;
  private int lastPing;
  private boolean loggedIn;

  /** Whether the first command that is not answered has had a line. */
  private boolean begun;

  private boolean aligning;

  /** When the ping that keeps the connection was sent that is not answered. */
  private long pingedAt;

  private boolean pinged;

  OpenTtdConversation(Setting setting) {
    this.setting = setting;
    events = new OpenTtdEvents(setting.server());
  }

  // ---- out

  @Override
  public boolean login(Output output) {
    char[] password = setting.server().secret().reveal();
    try {
      CharBuffer text = CharBuffer.wrap(password);
      int length = StrictText.length(text, StandardCharsets.UTF_8);
      ByteBuf frame = output.frame(HEADER + length + 1 + CLIENT.length);
      int start = OpenTtdPacket.begin(frame, OpenTtdPacket.JOIN);
      StrictText.write(text, length, StandardCharsets.UTF_8, frame);
      output.send(OpenTtdPacket.finish(frame.writeByte(0).writeBytes(CLIENT), start));
    } finally {
      Arrays.fill(password, '\0');
    }
    return true;
  }

  @Override
  public int command(String text, boolean exactEnd, Output output) {
    int length = StrictText.length(text, StandardCharsets.UTF_8);
    ByteBuf frame = output.frame(HEADER + length + 1);
    int start = OpenTtdPacket.begin(frame, OpenTtdPacket.COMMAND);
    StrictText.write(text, length, StandardCharsets.UTF_8, frame);
    output.send(OpenTtdPacket.finish(frame.writeByte(0), start));
    lastKey = lastKey == Integer.MAX_VALUE ? 1 : lastKey + 1;
    asked.add(lastKey);
    return lastKey;
  }

  private void ping(Output output) {
    ByteBuf frame = output.frame(HEADER + NUMBER);
    int start = OpenTtdPacket.begin(frame, OpenTtdPacket.PING);
    output.send(OpenTtdPacket.finish(frame.writeIntLE(++lastPing), start));
  }

  @Override
  public boolean keepAlive(Output output) {
    ping(output);
    if (!pinged) {
      pinged = true;
      pingedAt = setting.now();
      setting.wakeAt(pingedAt + ANSWERED_WITHIN);
    }
    return true;
  }

  @Override
  public void due(long now, Answers answers) {
    if (pinged && asked.isEmpty() && now - pingedAt >= ANSWERED_WITHIN) {
      pinged = false;
      answers.loginLost("the server has not answered the ping that keeps the connection");
    }
  }

  @Override
  public boolean realign(Output output) {
    ping(output);
    aligning = true;
    return true;
  }

  // ---- in

  @Override
  public void frame(ByteBuf buffer, int index, int length, Answers answers) {
    int type = OpenTtdPacket.type(buffer, index);
    int from = index + HEADER;
    int end = index + length;
    pinged = false;
    if (!loggedIn) {
      joinAnswer(type, buffer, from, end, answers);
      return;
    }
    switch (type) {
      case OpenTtdPacket.LINE -> line(buffer, skip(from, COLOUR, end), end, answers);
      case OpenTtdPacket.END -> end(buffer, from, end, answers);
      case OpenTtdPacket.PONG -> pong(buffer, from, end, answers);
      case OpenTtdPacket.ERROR -> answers.loginLost(OpenTtdErrors.words(buffer, from, end));
      case OpenTtdPacket.WELCOME -> events.subscribe(answers);
      default -> events.packet(type, buffer, from, end, answers);
    }
  }

  private void joinAnswer(int type, ByteBuf buffer, int from, int end, Answers answers) {
    switch (type) {
      case OpenTtdPacket.WELCOME -> {
        loggedIn = true;
        answers.loggedIn();
        events.subscribe(answers);
      }
      case OpenTtdPacket.PROTOCOL -> events.offers(buffer, from, end);
      case OpenTtdPacket.BANNED -> answers.refused("the server has banned this address");
      case OpenTtdPacket.ERROR -> answers.refused(OpenTtdErrors.words(buffer, from, end));
      case OpenTtdPacket.AUTH_REQUEST -> answers.refused(OpenTtdErrors.ONLY_SECURE);
      case OpenTtdPacket.FULL ->
          throw new RconCodecException(
              "the server has as many admins as it takes; close another one's connection");
      default -> {
        if (type < OpenTtdPacket.FULL) {
          throw new RconCodecException(
              "the first packet has the type "
                  + type
                  + ", which OpenTTD's admin port does not send; check the port");
        }
      }
    }
  }

  /** Its NUL stands for the line feed that parts it from the next line, until it is copied. */
  private void line(ByteBuf buffer, int from, int end, Answers answers) {
    int nul = textEnd(buffer, from, end);
    Integer key = asked.peek();
    if (key == null) {
      answers.event(buffer, from, nul - from);
      return;
    }
    begun = true;
    buffer.setByte(nul, '\n');
    answers.part(key, buffer, from, nul + 1 - from);
    buffer.setByte(nul, 0);
  }

  private void end(ByteBuf buffer, int from, int end, Answers answers) {
    textEnd(buffer, from, end);
    Integer key = asked.poll();
    int cut = begun ? 1 : 0;
    begun = false;
    if (key == null) {
      throw new RconCodecException("OpenTTD's admin port ended an answer to no command");
    }
    answers.ended(key, EndRule.END_FRAME, cut);
  }

  private void pong(ByteBuf buffer, int from, int end, Answers answers) {
    skip(from, NUMBER, end);
    if (aligning && buffer.getIntLE(from) == lastPing) {
      aligning = false;
      // It read all that was sent before the ping, and answered what it will answer.
      asked.clear();
      begun = false;
      answers.aligned();
    }
  }

  @Override
  public void forget(int key) {
    // Its answer may still come, before those of later commands.
  }
}
