package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.testing.Resources;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hell Let Loose, from the bytes of the stream on. */
class HllConversationTest {
  private static final String SESSION =
      "GetServerInformation {\"Name\":\"session\",\"Value\":\"\"}";

  /** Keeps what is sent as hexadecimal digits. */
  private static final class Talk extends WebTalk {
    Talk(Dialect dialect, String password) {
      super(new HllMechanism(), dialect, password);
    }

    @Override
    protected String shown(byte... bytes) {
      return HexFormat.of().formatHex(bytes);
    }
  }

  private static Talk talk() {
    return new Talk(GameDialects.HLL, "secret");
  }

  private static Talk ready() {
    Talk talk = talk();
    talk.hearHex(all("hll2-connect", '<') + all("hll2-login", '<'));
    assertEquals(List.of("logged in"), talk.told);
    talk.told.clear();
    talk.sent.clear();
    return talk;
  }

  private static String all(String name, char side) {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Resources.lines("vectors/hll.txt")) {
      if (line.startsWith("== ")) {
        inside = line.substring(3).equals(name);
      } else if (inside && line.charAt(0) == side) {
        lines.add(line.substring(2));
      }
    }
    return String.join("", lines);
  }

  private static String only(List<String> told) {
    assertEquals(1, told.size(), told.toString());
    return told.get(0);
  }

  @Test
  void should_send_what_the_vectors_send() {
    Talk talk = talk();
    assertEquals(all("hll2-connect", '>'), only(talk.sent));
    talk.hearHex(all("hll2-connect", '<'));
    assertEquals(all("hll2-login", '>'), talk.sent.get(1));
    talk.hearHex(all("hll2-login", '<'));
    talk.conversation.command(SESSION, false, talk);
    assertEquals(all("hll2-session", '>'), talk.sent.get(2));
    talk.conversation.command("GetServerInformation Name=\"session\" Value=\"\"", false, talk);
    assertEquals(talk.sent.get(2).substring(24), talk.sent.get(3).substring(24));
  }

  @Test
  void should_speak_to_older_builds_without_the_magic() {
    Talk talk = new Talk(GameDialects.HLL.with(d -> d.name("old").set(HllFacts.MAGIC, false)), "x");
    assertEquals(all("hll2-old-header", '>'), only(talk.sent));
    talk.hearHex(all("hll2-old-header", '<'));
    assertEquals(2, talk.sent.size());
  }

  /** In two pieces, cut at every place, and with both headers. */
  @Test
  void should_not_depend_on_where_the_stream_is_cut() {
    String stream =
        all("hll2-connect", '<')
            + all("hll2-login", '<')
            + all("hll2-session", '<')
            + all("hll2-out-of-order", '<');
    List<String> whole = heard(stream, 0);
    assertEquals(4, whole.size(), whole::toString);
    assertTrue(whole.get(1).startsWith("last 3 {\"serverName\":\"Test\""), whole.get(1));
    assertEquals("last 5 {}", whole.get(2));
    for (int cut = 2; cut < stream.length(); cut += 2) {
      assertEquals(whole, heard(stream, cut), "cut at " + cut / 2);
    }
  }

  private static List<String> heard(String stream, int cut) {
    Talk talk = talk();
    for (int i = 0; i < 3; i++) {
      talk.conversation.command(SESSION, false, talk);
    }
    talk.hearHex(stream.substring(0, cut));
    talk.hearHex(stream.substring(cut));
    assertEquals(0, talk.kept);
    return talk.told;
  }

  @Test
  void should_be_refused_by_a_wrong_password() {
    Talk talk = talk();
    talk.hearHex(all("hll2-connect", '<') + all("hll2-login-bad", '<'));
    assertEquals(
        "refused: the server says 401 Unauthorized: the password is wrong", only(talk.told));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"statusCode\":200,\"contentBody\":\"\"}",
        "{\"statusCode\":200,\"contentBody\":\"?\"}",
        "{\"statusCode\":500,\"contentBody\":\"obLD1A==\"}",
        "{\"statusCode\":200,\"contentBody\":\"obLD1A==\"",
        "[]",
        ""
      })
  void should_not_log_in_without_a_key(String json) {
    Talk talk = talk();
    talk.hearHex("080545de01000000" + String.format("%02x000000", json.length()));
    talk.hear(json);
    assertTrue(only(talk.told).startsWith("violated: no key came"), talk.told::toString);
    assertEquals(1, talk.sent.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"080545de03000000ffffffff", "03000000ffffff7f", "50617373776f7264"})
  void should_bound_messages(String hex) {
    Talk talk = ready();
    talk.hearHex(hex);
    assertTrue(only(talk.told).startsWith("violated: a message of "), talk.told::toString);
    assertFalse(talk.channel.isActive());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " x",
        "say-it",
        "Login {}",
        "ServerConnect",
        "Kick {",
        "Kick [1]",
        "Kick {} {}",
        "Kick Reason=x",
        "Kick Reason=\"x",
        "Kick Reason=\"x\"y",
        "Kick =\"x\"",
        "Kick x"
      })
  void should_refuse_what_is_no_command_of_a_name(String text) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new HllMechanism().checkCommand(GameDialects.HLL, text));
  }

  @Test
  void should_make_one_text_of_each_value() {
    assertEquals(
        new HllCommand("MessagePlayer", "{\"PlayerId\":\"1\",\"Message\":\"a\\\\ {b}, c\"}"),
        HllCommand.of("MessagePlayer PlayerId=\"1\" Message=\"a\\ {b}, c\""));
  }
}
