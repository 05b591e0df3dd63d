package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.codec.battleye.BattlEyePacket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BattlEyeConversationTest extends BattlEyeTalk {
  @Test
  void aLostLoginIsSentAgainAndItsSecondAnswerIgnored() {
    conversation.login(this);
    pass(Duration.ofSeconds(9));
    String login = "4245c99009aeff00736563726574";
    assertEquals(List.of(login, login, login), sent);
    hear("424569ddde36ff0001");
    hear("424569ddde36ff0001");
    hear("4245ffedd941ff0000");
    assertEquals(List.of("logged in"), told);
  }

  @Test
  void aRefusedLoginIsNotSentAgain() {
    conversation.login(this);
    hear("4245ffedd941ff0000");
    pass(Duration.ofMinutes(5));
    assertEquals(List.of("refused"), told);
    assertEquals(1, sent.size());
  }

  @Test
  void anAnswerIsItsCommandsAndNumbersComeRound() {
    begin("battleye");
    for (int i = 0; i < 255; i++) {
      assertEquals(i, conversation.command("x", false, this));
      conversation.ended(i);
    }
    sent.clear();
    assertEquals(255, conversation.command("version", false, this));
    assertEquals(0, conversation.command("version", false, this));
    assertEquals(
        List.of("42457aa18d11ff01ff76657273696f6e", "42459ca7c637ff010076657273696f6e"), sent);
    hear("42454308bd60ff0100312e323137");
    hear("42458fa37984ff01ff312e323137");
    assertEquals(List.of("last 0 1.217", "last 255 1.217"), told);
  }

  @Test
  void partsComeByTheirNumberAndAContradictionIsDropped() {
    begin("battleye");
    conversation.command("a", false, this);
    assertEquals(1, conversation.command("bans", false, this));
    hear("4245ef95abddff01070003024343");
    hearContent(1, (byte) 1, (byte) 0, (byte) 2, (byte) 1, (byte) 'b');
    hearContent(1, (byte) 1, (byte) 0, (byte) 3, (byte) 0, (byte) 'c');
    hearContent(1, (byte) 1, (byte) 0, (byte) 2, (byte) 2, (byte) 'c');
    hearContent(1, (byte) 1, (byte) 0, (byte) 0, (byte) 0, (byte) 'c');
    hearContent(1, (byte) 1, (byte) 0, (byte) 2);
    hearContent(1, (byte) 1, (byte) 0, (byte) 2, (byte) 0, (byte) 'a');
    assertEquals(
        List.of(
            "part 7 2/3 CC", "part 1 1/2 b", "stray", "stray", "stray", "stray", "part 1 0/2 a"),
        told);
  }

  @Test
  void aMessageIsToldOnceAndAcknowledgedEachTime() {
    begin("battleye");
    String message = "4245c29804c6ff022a506c6179657220233320416e6e6120646973636f6e6e6563746564";
    hear(message);
    pass(Duration.ofSeconds(2));
    hear(message);
    assertEquals(List.of("event Player #3 Anna disconnected"), told);
    assertEquals(List.of("4245ab4654a8ff022a", "4245ab4654a8ff022a"), sent);
    hear("4245ecd1a580ff02006669727374");
    hear("424552afbeeaff02007365636f6e64");
    assertEquals(List.of("event first", "event second"), told.subList(1, 3));
    pass(Duration.ofSeconds(16));
    hear(message);
    assertEquals(4, told.size(), "a round of numbers later it is another one");
  }

  @Test
  void whatIsNoPacketOrHasAWrongSumIsStray() {
    begin("battleye");
    conversation.command("a", false, this);
    hear("424500000000ff01016a756e6b");
    hear("ffffffff7072696e740a");
    hearContent(1);
    hearContent(2);
    hearContent(0);
    hearContent(9, (byte) 1);
    assertEquals(6, told.size());
    assertTrue(told.stream().allMatch("stray"::equals), "" + told);
    assertEquals(List.of(), sent.subList(1, sent.size()));
  }

  @Test
  void theNumberOfAnAnswerThatNeverCameRestsForAMinute() {
    begin("battleye");
    conversation.forget(conversation.command("lost", false, this));
    for (int i = 1; i < 256; i++) {
      assertEquals(i, conversation.command("x", false, this));
      conversation.ended(i);
    }
    assertEquals(1, conversation.command("x", false, this));
    conversation.ended(1);
    now += Duration.ofSeconds(61).toNanos();
    for (int i = 2; i < 256; i++) {
      conversation.ended(conversation.command("x", false, this));
    }
    assertEquals(0, conversation.command("x", false, this));
  }

  @ParameterizedTest
  @ValueSource(strings = {"battleye", "reforger"})
  void anEmptyCommandIsSentInTimeAndAnsweredByItself(String dialect) {
    begin(dialect);
    for (int i = 0; i < 3; i++) {
      pass(Duration.ofSeconds(29));
      assertEquals(List.of("ff010" + i), sent.stream().map(hex -> hex.substring(12)).toList());
      hearContent(1, (byte) i);
      sent.clear();
    }
    assertEquals(List.of(), told);
  }

  @Test
  void aSilentServerIsGivenUpBeforeACommandMeetsIt() {
    begin("battleye");
    pass(Duration.ofSeconds(50));
    assertEquals(List.of("login lost"), told);
    assertEquals(3, sent.size());
  }

  @Test
  void aNewLineGivesNoNumberThatMayStillBeAnswered() {
    begin("battleye");
    assertEquals(0, conversation.command("lost with its line", false, this));
    begin("battleye");
    for (int i = 1; i < 256; i++) {
      assertEquals(i, conversation.command("x", false, this));
      conversation.ended(i);
    }
    assertEquals(1, conversation.command("x", false, this));
  }

  @Test
  void aCommandInFlightHasATimeOfItsOwn() {
    begin("battleye");
    conversation.command("slow", false, this);
    pass(Duration.ofSeconds(40));
    assertEquals(List.of(), told);
    assertTrue(sent.size() > 1, "it must be kept all the same");
  }

  @Test
  void theTextOfReforgerComesAsMessages() {
    begin("reforger");
    hear("4245c29804c6ff022a506c6179657220233320416e6e6120646973636f6e6e6563746564");
    assertEquals(0, conversation.command("players", false, this));
    hear("4245bedcc258ff0100");
    hear("42450c147b9cff020150726f63657373696e6720436f6d6d616e643a20706c61796572730a");
    hear("42450c147b9cff020150726f63657373696e6720436f6d6d616e643a20706c61796572730a");
    conversation.ended(0);
    hear("4245ecd1a580ff02006669727374");
    assertEquals(
        List.of(
            "event Player #3 Anna disconnected",
            "quiet 0",
            "text 0 Processing Command: players\n",
            "quiet 0",
            "event first"),
        told);
    assertEquals(0, conversation.command("x", false, this) - 1);
    hear("42457bf23d8dff01016f6b");
    assertEquals("last 1 ok", told.get(told.size() - 1));
  }

  @Test
  void aLateAnswerOfReforgerIsNoPartOfTheNext() {
    begin("reforger");
    int first = conversation.command("first", false, this);
    conversation.forget(first);
    int second = conversation.command("second", false, this);
    say(1, second, "");
    for (String text :
        List.of("Processing Command: first\n", "one", "Processing Command: second\n", "two")) {
      say(2, text.length(), text);
    }
    told.removeIf(each -> each.startsWith("quiet"));
    assertEquals(
        List.of(
            "event Processing Command: first\n",
            "event one",
            "text " + second + " Processing Command: second\n",
            "text " + second + " two"),
        told);
  }

  /** A packet of the server: a number, and a text. */
  private void say(int type, int number, String text) {
    ByteBuf packet = Unpooled.buffer();
    int start = BattlEyePacket.begin(packet, type);
    packet.writeByte(number).writeCharSequence(text, StandardCharsets.UTF_8);
    hear(ByteBufUtil.hexDump(BattlEyePacket.finish(packet, start)));
  }
}
