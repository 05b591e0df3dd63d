package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rcon.testing.Hex;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How sessions log in to consoles that speak lines, and how these refuse. */
class LineLoginTest {
  private static final String[] DIALECTS = {"econ", "7dtd", "bf2"};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 1 << 20})
  void loginsOfTheVectors(int piece) {
    for (String name : List.of("econ-login", "7dtd-login", "bf2-login")) {
      LineTalk talk = new LineTalk(name.substring(0, name.indexOf('-')), "secret", piece);
      talk.conversation.login(talk);
      assertEquals(List.of(), talk.sent, "a password before the prompt");
      String heard = LineStories.vector(name, "<").replace("546573740a04", "");
      talk.hear(Hex.bytes(heard));
      assertEquals(List.of("logged in"), talk.told, name);
      String login = LineStories.text(LineStories.vectors(name, ">").get(0));
      assertEquals(List.of(login.replace("\r", "")), talk.sent);
      talk.close();
    }
  }

  @Test
  void wrongPasswordsOfTheVectors() {
    LineTalk econ = new LineTalk("econ", "hunter2");
    econ.conversation.login(econ);
    econ.hear(Hex.bytes(LineStories.vector("econ-wrong", "<")));
    assertEquals(List.of("refused: the server says: Wrong password 1/3."), econ.told);
    LineTalk days = new LineTalk("7dtd", "hunter2");
    days.conversation.login(days);
    days.hear(Hex.bytes(LineStories.vectors("7dtd-login-bad", "<").get(0)));
    days.hear(Hex.bytes(LineStories.vectors("7dtd-login-bad", "<").get(2)));
    assertEquals(List.of("refused: the server says: Too many failed login attempts!"), days.told);
    assertEquals(1, days.sent.size());
  }

  @Test
  void aServerWithoutAPasswordIsReadyAtItsBanner() {
    LineTalk talk = new LineTalk("7dtd", "");
    talk.conversation.login(talk);
    talk.hear(Hex.bytes(LineStories.vector("7dtd-no-password", "<")));
    assertEquals(List.of("logged in"), talk.told);
    assertEquals(List.of(), talk.sent);
    LineTalk wants = new LineTalk("7dtd", "");
    wants.conversation.login(wants);
    wants.hear("Please enter password:\r\n");
    assertEquals(List.of("refused: the server wants a password, and none was given"), wants.told);
  }

  @Test
  void aRealServersRefusals() {
    LineTalk talk = new LineTalk("econ", "wrong");
    talk.conversation.login(talk);
    for (String line : LineStories.captured("bad password thrice then right")) {
      if (line.startsWith("<")) {
        talk.hear(Hex.bytes(line.substring(2)));
      }
    }
    assertEquals(List.of("wrong\n"), talk.sent, "one try for each line");
    assertEquals("refused: the server says: Wrong password 1/3.", talk.told.get(0));
  }

  @Test
  void whatAServerWithoutAPlaceSaysIsTheReason() {
    for (String dialect : DIALECTS) {
      LineTalk talk = new LineTalk(dialect, "s3cret");
      talk.conversation.login(talk);
      talk.hear("only one client per IP allowed");
      talk.close();
      assertEquals(List.of("violated: the server says: only one client per IP allowed"), talk.told);
    }
  }

  @Test
  void refusesServersThatCannotWork() {
    assertThrows(IllegalArgumentException.class, () -> new LineTalk("econ", ""));
    assertThrows(IllegalArgumentException.class, () -> new LineTalk("bf2", ""));
    assertThrows(IllegalArgumentException.class, () -> new LineTalk("7dtd", "s3cret "));
    assertThrows(IllegalArgumentException.class, () -> new LineTalk("econ", "s3c\nret"));
  }
}
