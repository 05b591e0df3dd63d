package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.Dialect;
import io.rcon.codec.frostbite.FrostbitePacket;
import io.rcon.testing.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FrostbiteConversationTest {
  private static final int ANSWER = 1 << 30;
  private static final int EVENT = 1 << 31;
  private static final String SALT = "0123456789ABCDEF0123456789ABCDEF";

  /** MD5 over that salt and the password of {@link Talk}, as the vectors have it. */
  private static final String HASH = "4383719E47EE0F3593CC32C25BA55E8E";

  private final Dialect dialect = Dialect.named("frostbite").orElseThrow();
  private final Talk talk = new Talk(dialect);

  private static String packet(int number, String... words) {
    ByteBuf into = Unpooled.buffer();
    int start = FrostbitePacket.begin(into, number);
    for (String word : words) {
      FrostbitePacket.word(into, word, UTF_8);
    }
    return ByteBufUtil.hexDump(FrostbitePacket.finish(into, start, words.length));
  }

  private void hear(int number, String... words) {
    talk.stream(packet(number, words));
  }

  private void logIn() {
    talk.conversation.login(talk);
    hear(1 | ANSWER, "OK", SALT);
    hear(2 | ANSWER, "OK");
    hear(3 | ANSWER, "OK");
    talk.understood("logged in");
    talk.sent.clear();
  }

  @Test
  void logsInWithAChecksumAndAsksForEvents() {
    talk.conversation.login(talk);
    assertEquals(List.of(packet(1, "login.hashed")), talk.sent);
    hear(1 | ANSWER, "OK", SALT);
    assertEquals(packet(2, "login.hashed", HASH), talk.sent.get(1));
    String vectors = String.join("\n", Resources.lines("vectors/frostbite.txt"));
    assertTrue(vectors.contains(talk.sent.get(1).substring(8)), "not as the vectors have it");
    talk.understood();
    hear(2 | ANSWER, "OK");
    talk.understood("logged in");
    assertEquals(packet(3, "admin.eventsEnabled", "true"), talk.sent.get(2));
    hear(3 | ANSWER, "UnknownCommand");
    talk.understood();
  }

  @Test
  void theFirstGameHasOtherWordsForEvents() {
    Talk first = new Talk(Dialect.named("bfbc2").orElseThrow());
    first.conversation.login(first);
    first.stream(packet(1 | ANSWER, "OK", SALT));
    first.stream(packet(2 | ANSWER, "OK"));
    assertEquals(packet(3, "eventsEnabled", "true"), first.sent.get(2));
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidPasswordHash, the server says that the password is wrong",
    "PasswordNotSet, the server has no password for its remote administration; set one",
    "Full, the server refused: Full",
  })
  void isRefusedInWords(String status, String reason) {
    talk.conversation.login(talk);
    hear(1 | ANSWER, "OK", SALT);
    hear(2 | ANSWER, status);
    talk.understood("refused: " + reason);
    Talk atOnce = new Talk(dialect);
    atOnce.conversation.login(atOnce);
    atOnce.stream(packet(1 | ANSWER, status));
    atOnce.understood("refused: " + reason);
    assertEquals(1, atOnce.sent.size());
  }

  @ParameterizedTest
  @CsvSource({"''", "0", "0123x5", "zz"})
  void aSaltThatIsNoneIsNotAnswered(String salt) {
    talk.conversation.login(talk);
    hear(1 | ANSWER, "OK", salt);
    assertTrue(talk.log.get(0).startsWith("refused: the server sent no salt"), talk.log.get(0));
    assertEquals(1, talk.sent.size());
  }

  @Test
  void answersGoByTheirNumbersInAnyOrder() {
    logIn();
    assertEquals(4, talk.command("version"));
    assertEquals(5, talk.command("admin.say \"two  words\" all"));
    assertEquals(
        List.of(packet(4, "version"), packet(5, "admin.say", "two  words", "all")), talk.sent);
    hear(5 | ANSWER, "OK");
    hear(4 | ANSWER, "OK", "BF4", "179665");
    hear(4 | ANSWER, "OK");
    talk.understood("SINGLE_PACKET OK", "SINGLE_PACKET OK\nBF4\n179665", "late");
    talk.command("no.such");
    hear(6 | ANSWER, "UnknownCommand");
    talk.understood("SINGLE_PACKET UnknownCommand");
  }

  /** Else a name with a line feed would be two words, and move all that stand behind it. */
  @Test
  void aLineBreakWithinAWordPartsNothing() {
    logIn();
    talk.command("admin.listPlayers all");
    hear(4 | ANSWER, "OK", "1", "name", "1", "An\nna\r");
    talk.understood("SINGLE_PACKET OK\n1\nname\n1\nAn na ");
  }

  /** The server's numbers are its own: one that is as ours answers nothing. */
  @Test
  void everyEventIsAnsweredUnderItsOwnNumber() {
    logIn();
    talk.command("version");
    talk.sent.clear();
    hear(4 | EVENT, "player.onChat", "An na", "hi \"you\"", "all");
    hear(5 | EVENT, "player.onJoin", "Anna", "EA_1");
    hear(6 | EVENT, "player.onLeave", "Anna", "");
    hear(7 | EVENT, "server.onLevelLoaded", "MP_012");
    hear(8 | EVENT, "player.onChat", "Anna");
    assertEquals(
        List.of(4, 5, 6, 7, 8).stream().map(n -> packet(n | EVENT | ANSWER, "OK")).toList(),
        talk.sent);
    talk.understood(
        "Chat[An na, hi \"you\"] player.onChat \"An na\" \"hi \"you\"\" all",
        "Join[Anna] player.onJoin Anna EA_1",
        "Leave[Anna] player.onLeave Anna \"\"",
        "Console server.onLevelLoaded MP_012",
        "Console player.onChat Anna");
    hear(4 | ANSWER, "OK");
    talk.understood("SINGLE_PACKET OK");
  }

  @Test
  void whatNobodyAskedForAnswersNothing() {
    logIn();
    talk.command("version");
    talk.sent.clear();
    hear(4, "server.onRoundOver", "1");
    talk.understood("Console server.onRoundOver 1");
    assertEquals(List.of(packet(4 | ANSWER, "OK")), talk.sent);
    hear(4 | EVENT | ANSWER, "OK");
    talk.understood("malformed");
    talk.stream("040000400c00000000000000");
    talk.understood("malformed");
  }

  @Test
  void aLoginThatTheServerForgotIsTold() {
    logIn();
    talk.command("admin.help");
    hear(4 | ANSWER, "LogInRequired");
    talk.understood("SINGLE_PACKET LogInRequired", "login lost");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "admin.say \"hi | groups nothing",
        "admin.say a\"b | groups nothing",
        "admin.say \"a\"b all | groups nothing",
        "`  ` | empty",
        "`` | empty",
      })
  void aLineThatIsNoWordsIsRefused(String command, String why) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> talk.command(command));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  @Test
  void aCommandThatFillsMoreThanAPacketIsRefused() {
    Talk wide = new Talk(dialect.with(d -> d.maxRequest(20_000)));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> wide.command("a ".repeat(3000)));
    assertTrue(refused.getMessage().contains("18012 bytes"), refused.getMessage());
  }
}
