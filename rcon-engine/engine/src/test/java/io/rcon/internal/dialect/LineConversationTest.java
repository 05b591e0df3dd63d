package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.spi.Conversation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose answer a line of a console is, where it ends, and which commands may be given. */
class LineConversationTest {
  @Test
  void eachAnswerOfSeveralInFlightIsItsOwn() {
    LineTalk talk = LineTalk.loggedIn("econ");
    talk.command("a");
    String first = talk.word();
    talk.command("b");
    String second = talk.word();
    talk.hear("[12:00:00][Console]: one\n\0\0[12:00:00][Console]: " + first + "\n\0\0");
    talk.hear("[12:00:00][Console]: two\n\0\0[12:00:00][Console]: " + second + "\n\0\0");
    assertEquals(List.of("1 PROBE one", "2 PROBE two"), talk.told);
  }

  @Test
  void aLateAnswerIsNobodyElses() {
    for (String dialect : List.of("econ", "7dtd")) {
      LineTalk talk = LineTalk.loggedIn(dialect);
      int key = talk.command("slow");
      talk.conversation.forget(key);
      String before = talk.word();
      talk.command("quick");
      String now = talk.word();
      if (dialect.equals("econ")) {
        talk.hear("[12:00:00][Console]: late\n\0\0[12:00:00][Console]: " + before + "\n\0\0");
        talk.hear("[12:00:00][Console]: new\n\0\0[12:00:00][Console]: " + now + "\n\0\0");
      } else {
        talk.hear("late\r\n*** ERROR: unknown command '" + before + "'\r\n");
        talk.hear("new\r\n*** ERROR: unknown command '" + now + "'\r\n");
      }
      assertEquals(1, talk.told.size(), talk.told.toString());
      assertEquals("2 PROBE new", talk.told.get(0).strip());
    }
  }

  @Test
  void onlyTheConsoleEndsAnAnswerAndNoPlayer() {
    LineTalk talk = LineTalk.loggedIn("econ");
    talk.command("status");
    String word = talk.word();
    for (String line :
        List.of(
            "[12:00:00][server]: cid=0 cmd='echo " + word + "'",
            "[12:00:00][chat]: 0:-2:nick: " + word,
            "[12:00:00][chat]: 0:-2:nick: ][Console]: " + word,
            "[12:00:00][server]: " + word,
            word,
            "[12:00:00][Console]: x" + word)) {
      talk.hear(line + "\n\0\0");
      assertEquals(List.of(), talk.told, line);
    }
    LineTalk days = LineTalk.loggedIn("7dtd");
    days.command("lp");
    days.hear("2026-01-02T12:00:00 1.5 INF *** ERROR: unknown command '" + days.word() + "'\r\n");
    days.hear(days.word() + "\r\n*** ERROR: unknown command '" + days.word() + "x'\r\n");
    assertEquals(List.of(), days.told);
  }

  @Test
  void theEmptyLineBehindTheBannerIsInNoAnswer() {
    LineTalk talk = new LineTalk("7dtd", "s3cret");
    talk.conversation.login(talk);
    talk.hear("Please enter password:\r\nPress 'help' to\r\n");
    talk.command("help");
    talk.hear("\r\na\r\n\r\nb\r\n");
    talk.endsLast();
    assertEquals(List.of("logged in", "1 PROBE a\n\nb\n"), talk.told);
  }

  @Test
  void theEmptyLineBehindTheGreetingIsInNoAnswer() {
    LineTalk talk = new LineTalk("bf2", "s3cret");
    talk.conversation.login(talk);
    talk.hear("### Digest seed: x\n\nAuthentication successful, rcon ready.\n");
    talk.command("a");
    talk.hear("\nb\n\nc\n\4");
    assertEquals(List.of("logged in", "1 END_FRAME b\n\nc\n"), talk.told);
  }

  @Test
  void battlefieldTakesOneCommandAtATime() {
    LineTalk talk = LineTalk.loggedIn("bf2");
    talk.hear("unasked\n");
    int key = talk.command("a");
    assertEquals(Conversation.NOT_NOW, talk.command("b"));
    talk.hear("\4");
    assertEquals(List.of(key + " END_FRAME "), talk.told);
    assertEquals(List.of("Console unasked"), talk.heard());
    assertTrue(talk.command("b") > 0);
  }

  @Test
  void refusesWhatAConsoleWouldReadAsSomethingElse() {
    LineTalk econ = LineTalk.loggedIn("econ");
    for (String command : List.of("say a # b", "#", "say \"a\" #b", "say \\\"#", "say a\tb")) {
      assertThrows(IllegalArgumentException.class, () -> econ.command(command), command);
    }
    econ.command("say \"a # b\"");
    LineTalk days = LineTalk.loggedIn("7dtd");
    for (String command : List.of("\"\"", " \"\" ", "\"\" x", "x\u0001")) {
      assertThrows(IllegalArgumentException.class, () -> days.command(command), command);
    }
    days.command("say \"\"");
    LineTalk bf2 = LineTalk.loggedIn("bf2");
    assertThrows(IllegalArgumentException.class, () -> bf2.command("a\u0004b"));
  }
}
