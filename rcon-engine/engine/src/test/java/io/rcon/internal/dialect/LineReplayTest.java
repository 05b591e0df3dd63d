package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconEvent;
import io.rcon.testing.Hex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The answers of the vectors, and a whole conversation with a real server, in pieces of any size.
 */
class LineReplayTest {
  /** The words of the vectors are those of the client here: what it asked for is told it. */
  @ParameterizedTest
  @CsvSource({
    "econ-status-marker, econ, status, TOKEN-77aa",
    "ddnet-econ-status, econ, status, TOKEN-12",
    "7dtd-lp-marker, 7dtd, lp, rconEND7f3a",
    "7dtd-loglevel, 7dtd, gettime, rconEND02",
  })
  void answersOfTheVectors(String name, String dialect, String command, String token) {
    for (int piece : new int[] {1, 3, 1 << 20}) {
      LineTalk pieces = LineTalk.loggedIn(dialect);
      pieces.command(command);
      List<String> heard = LineStories.vectors(name, "<");
      String all = name.equals("7dtd-loglevel") ? heard.get(1) : String.join("", heard);
      byte[] bytes = LineStories.text(all).replace(token, pieces.word()).getBytes(UTF_8);
      for (int at = 0; at < bytes.length; at += piece) {
        pieces.hear(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)));
      }
      String expected = LineStories.vector(name, "=").replace("\\n", "\n");
      assertEquals(List.of("1 PROBE " + expected), pieces.told, name);
      for (RconEvent event : pieces.events) {
        assertTrue(event.text().contains(" INF Time: "), event.text());
      }
      pieces.close();
    }
  }

  @Test
  void aTruncatedVectorEndsNothing() {
    for (String name : List.of("econ-status-marker", "7dtd-lp-marker")) {
      String dialect = name.startsWith("econ") ? "econ" : "7dtd";
      byte[] bytes = Hex.bytes(LineStories.vector(name, "<"));
      for (int cut = 0; cut < bytes.length; cut++) {
        LineTalk talk = LineTalk.loggedIn(dialect);
        talk.command(dialect.equals("econ") ? "status" : "lp");
        talk.hear(Arrays.copyOf(bytes, cut));
        talk.close();
        assertEquals(List.of(), talk.told, name + " cut at " + cut);
      }
    }
  }

  @Test
  void anAnswerOfBattlefieldEndsAtItsByte() {
    byte[] answer = Hex.bytes(LineStories.vectors("bf2-login", "<").get(2));
    for (int cut = 0; cut < answer.length; cut++) {
      LineTalk talk = LineTalk.loggedIn("bf2");
      talk.command("exec sv.serverName");
      String sent = LineStories.text(LineStories.vectors("bf2-login", ">").get(1));
      assertEquals(List.of(sent), talk.sent);
      talk.hear(Arrays.copyOf(answer, cut));
      assertEquals(List.of(), talk.told);
      talk.hear(Arrays.copyOfRange(answer, cut, answer.length));
      assertEquals(List.of("1 END_FRAME Test\n"), talk.told, "cut at " + cut);
      assertEquals(List.of(), talk.events);
    }
  }

  @Test
  void aRealServersConversation() {
    for (int piece : new int[] {1, 7, 1 << 20}) {
      LineTalk talk = new LineTalk("econ", "secret", piece);
      talk.conversation.login(talk);
      List<String> answers = new ArrayList<>();
      List<String> pending = new ArrayList<>();
      for (String line : LineStories.captured("login, then commands")) {
        if (line.startsWith("<")) {
          talk.hear(Hex.bytes(line.substring(2)));
        } else if (line.startsWith(">")) {
          end(talk, pending, answers);
          String command = LineStories.text(line.substring(2)).replace("\n", "");
          if (!command.equals("secret") && command.length() < 1000) {
            talk.command(command);
            pending.add(command);
          }
        }
      }
      end(talk, pending, answers);
      assertEquals(
          List.of(
              "status=",
              "echo hello=hello",
              "nosuchcommand 1=No such command: nosuchcommand.",
              "=",
              "echo héllo 漢字=héllo 漢字",
              "say hi=",
              "cmdlist=No such command: cmdlist.",
              "sv_name=Value: unnamed server",
              "sv_name \"a b\"=",
              "echo a;echo b=a\nb",
              "echo \"a  b\" c=a  b"),
          answers.subList(0, 11));
      assertTrue(answers.get(11).matches("echo A{400}=A{200,400}"), answers.get(11));
      assertEquals(List.of("logged in"), talk.told.subList(0, 1));
      List<String> heard = talk.heard();
      assertTrue(heard.contains("Console [21:11:07][econ]: cid=0 authed"), heard.toString());
      assertTrue(heard.contains("Console [21:11:11][chat]: *** hi"), heard.toString());
      assertEquals(2, heard.size(), heard.toString());
      talk.close();
    }
  }

  private static void end(LineTalk talk, List<String> pending, List<String> answers) {
    for (String command : pending) {
      talk.endsLast();
      String told = talk.told.get(talk.told.size() - 1);
      answers.add(command + "=" + told.substring(told.indexOf("PROBE ") + 6));
    }
    pending.clear();
  }
}
