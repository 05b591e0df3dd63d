package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rcon.Secret;
import io.rcon.Server;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pavlov's login, and what is refused before anything is sent. */
class PavlovLoginTest {
  private static String only(List<String> told) {
    assertEquals(1, told.size(), told.toString());
    return told.get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Authenticated=0\r\n", "Authenticated=0", "\r\nAuthenticated=0\r\nPassword: "})
  void should_be_refused_by_a_wrong_password(String answer) {
    PavlovTalk talk = new PavlovTalk();
    talk.hear("Password: ");
    talk.hear(answer);
    assertEquals(
        "refused: the server says Authenticated=0: the password is wrong", talk.told.get(0));
    assertEquals(1, talk.sent.size());
  }

  @ParameterizedTest
  @CsvSource({"SSH-2.0-OpenSSH, SSH-2.0-OpenSSH", "Passport:, Passport:", "{}, {}"})
  void should_send_nothing_to_what_asks_for_no_password(String greeting, String words) {
    PavlovTalk talk = new PavlovTalk();
    talk.hear(greeting + "\r\n");
    assertEquals(
        "violated: the server says: " + words + "; check that the port is rcon's", only(talk.told));
    assertEquals(List.of(), talk.sent);
  }

  /** A server may say nothing but blanks. */
  @Test
  void should_keep_nothing_of_blanks() {
    PavlovTalk talk = new PavlovTalk();
    for (int i = 0; i < 100; i++) {
      talk.hear(" ".repeat(1000));
    }
    talk.hear("Password: ");
    assertEquals(1, talk.sent.size());
    assertEquals(0, talk.kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " Kick 1", "Kick\n1", "Kick 1\r\n"})
  void should_refuse_what_is_no_line_that_begins_with_a_word(String text) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new PavlovMechanism().checkCommand(GameDialects.PAVLOV, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret\n"})
  void should_refuse_passwords_that_cannot_be(String password) {
    Server server = Server.of(GameDialects.PAVLOV, "127.0.0.1", 9100, Secret.of(password));
    assertThrows(IllegalArgumentException.class, () -> new PavlovMechanism().checkServer(server));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void should_refuse_facts_that_contradict_the_format(int which) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            GameDialects.PAVLOV.with(d -> {
              d.name("own");
              switch (which) {
                case 1 -> d.depth(2);
                case 2 -> d.idsMirrored(true);
                default -> d.ending(io.rcon.Ending.endFrame());
              }
            }));
  }
}
