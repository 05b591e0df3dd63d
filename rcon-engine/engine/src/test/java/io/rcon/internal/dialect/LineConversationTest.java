package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconEvent;
import io.rcon.spi.Conversation;
import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors, a real server's capture, and what else consoles that speak lines may say. */
class LineConversationTest {
  private static final String[] DIALECTS = {"econ", "7dtd", "bf2"};

  /**
   * The bytes of one conversation in order of their direction: {@code <}, {@code >} or {@code =}.
   */
  private static List<String> story(String file, String name, String direction) {
    List<String> story = new ArrayList<>();
    boolean inside = false;
    for (String line : Resources.lines(file)) {
      inside = line.startsWith("== ") ? line.equals("== " + name) : inside;
      if (inside && line.startsWith(direction + " ")) {
        story.add(line.substring(2));
      }
    }
    return story;
  }

  private static String vector(String name, String direction) {
    return String.join("", story("vectors/line.txt", name, direction));
  }

  private static String text(String hex) {
    return new String(Hex.bytes(hex), UTF_8);
  }

  // ---- vectors

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 1 << 20})
  void loginsOfTheVectors(int piece) {
    for (String name : List.of("econ-login", "7dtd-login", "bf2-login")) {
      LineTalk talk = new LineTalk(name.substring(0, name.indexOf('-')), "secret", piece);
      talk.conversation.login(talk);
      assertEquals(List.of(), talk.sent, "a password before the prompt");
      String heard = vector(name, "<").replace("546573740a04", "");
      talk.hear(Hex.bytes(heard));
      assertEquals(List.of("logged in"), talk.told, name);
      String login = text(story("vectors/line.txt", name, ">").get(0));
      assertEquals(List.of(login.replace("\r", "")), talk.sent);
      talk.close();
    }
  }

  @Test
  void wrongPasswordsOfTheVectors() {
    LineTalk econ = new LineTalk("econ", "hunter2");
    econ.conversation.login(econ);
    econ.hear(Hex.bytes(vector("econ-wrong", "<")));
    assertEquals(List.of("refused: the server says: Wrong password 1/3."), econ.told);
    LineTalk days = new LineTalk("7dtd", "hunter2");
    days.conversation.login(days);
    days.hear(Hex.bytes(story("vectors/line.txt", "7dtd-login-bad", "<").get(0)));
    days.hear(Hex.bytes(story("vectors/line.txt", "7dtd-login-bad", "<").get(2)));
    assertEquals(List.of("refused: the server says: Too many failed login attempts!"), days.told);
    assertEquals(1, days.sent.size());
  }

  @Test
  void aServerWithoutAPasswordIsReadyAtItsBanner() {
    LineTalk talk = new LineTalk("7dtd", "");
    talk.conversation.login(talk);
    talk.hear(Hex.bytes(vector("7dtd-no-password", "<")));
    assertEquals(List.of("logged in"), talk.told);
    assertEquals(List.of(), talk.sent);
    LineTalk wants = new LineTalk("7dtd", "");
    wants.conversation.login(wants);
    wants.hear("Please enter password:\r\n");
    assertEquals(List.of("refused: the server wants a password, and none was given"), wants.told);
  }

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
      List<String> heard = story("vectors/line.txt", name, "<");
      String all = name.equals("7dtd-loglevel") ? heard.get(1) : String.join("", heard);
      byte[] bytes = text(all).replace(token, pieces.word()).getBytes(UTF_8);
      for (int at = 0; at < bytes.length; at += piece) {
        pieces.hear(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)));
      }
      String expected = vector(name, "=").replace("\\n", "\n");
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
      byte[] bytes = Hex.bytes(vector(name, "<"));
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
    byte[] answer = Hex.bytes(story("vectors/line.txt", "bf2-login", "<").get(2));
    for (int cut = 0; cut < answer.length; cut++) {
      LineTalk talk = LineTalk.loggedIn("bf2");
      talk.command("exec sv.serverName");
      String sent = text(story("vectors/line.txt", "bf2-login", ">").get(1));
      assertEquals(List.of(sent), talk.sent);
      talk.hear(Arrays.copyOf(answer, cut));
      assertEquals(List.of(), talk.told);
      talk.hear(Arrays.copyOfRange(answer, cut, answer.length));
      assertEquals(List.of("1 END_FRAME Test\n"), talk.told, "cut at " + cut);
      assertEquals(List.of(), talk.events);
    }
  }

  // ---- the capture

  @Test
  void aRealServersConversation() {
    for (int piece : new int[] {1, 7, 1 << 20}) {
      LineTalk talk = new LineTalk("econ", "secret", piece);
      talk.conversation.login(talk);
      List<String> answers = new ArrayList<>();
      List<String> pending = new ArrayList<>();
      for (String line : captured("login, then commands")) {
        if (line.startsWith("<")) {
          talk.hear(Hex.bytes(line.substring(2)));
        } else if (line.startsWith(">")) {
          end(talk, pending, answers);
          String command = text(line.substring(2)).replace("\n", "");
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

  private static List<String> captured(String name) {
    List<String> story = new ArrayList<>();
    boolean inside = false;
    for (String line : Resources.lines("captures/teeworlds-econ.txt")) {
      inside = line.startsWith("== ") ? line.equals("== " + name) : inside;
      if (inside) {
        story.add(line);
      }
    }
    return story;
  }

  private static void end(LineTalk talk, List<String> pending, List<String> answers) {
    for (String command : pending) {
      talk.endsLast();
      String told = talk.told.get(talk.told.size() - 1);
      answers.add(command + "=" + told.substring(told.indexOf("PROBE ") + 6));
    }
    pending.clear();
  }

  @Test
  void aRealServersRefusals() {
    LineTalk talk = new LineTalk("econ", "wrong");
    talk.conversation.login(talk);
    for (String line : captured("bad password thrice then right")) {
      if (line.startsWith("<")) {
        talk.hear(Hex.bytes(line.substring(2)));
      }
    }
    assertEquals(List.of("wrong\n"), talk.sent, "one try for each line");
    assertEquals("refused: the server says: Wrong password 1/3.", talk.told.get(0));
  }

  // ---- beyond

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
  void whatOthersDoIsAnEventAndWhatItselfDoesIsNone() {
    LineTalk talk = LineTalk.loggedIn("econ");
    talk.command("status");
    talk.hear("[12:00:00][server]: cid=0 cmd='status'\n\0\0");
    talk.hear("[12:00:00][server]: cid=1 cmd='shutdown'\n\0\0");
    talk.hear("[12:00:00][server]: player is ready. ClientID=0 addr=192.0.2.7:1\n\0\0");
    talk.hear("[12:00:00][server]: id=0 addr=192.0.2.7:1 client=5 name='a' score=0\n\0\0");
    talk.hear("[12:00:00][server]: cid=0 cmd='echo " + talk.word() + "'\n\0\0");
    talk.endsLast();
    talk.hear("[12:00:00][Console]: unasked\n\0\0");
    assertEquals(List.of("1 PROBE id=0 addr=192.0.2.7:1 client=5 name='a' score=0"), talk.told);
    assertEquals(
        List.of(
            "Console [12:00:00][server]: cid=1 cmd='shutdown'",
            "Console [12:00:00][server]: player is ready. ClientID=0 addr=192.0.2.7:1",
            "Console [12:00:00][Console]: unasked"),
        talk.heard());
    LineTalk days = LineTalk.loggedIn("7dtd");
    days.command("lp");
    String log = "2026-01-02T12:00:00 123.456 INF ";
    days.hear(log + "Executing command 'lp' by Telnet from 127.0.0.1:5\r\n");
    days.hear(log + "Executing command 'kick' by Telnet from 127.0.0.1:6\r\n");
    assertEquals(1, days.events.size(), days.heard().toString());
  }

  @Test
  void eventsAreTypedAndKeepTheirLines() {
    LineTalk talk = LineTalk.loggedIn("econ");
    talk.hear("[12:00:00][chat]: 0:-2:An na: hi: there\n\0\0");
    talk.hear("2026-01-02 12:00:00 I chat: 0:-2:An na: hi\n\0\0");
    talk.hear("[12:00:00][game]: team_join player='3:na'me' team=0\n\0\0");
    talk.hear("[12:00:00][game]: leave player='3:na'me'\n\0\0");
    talk.hear("[12:00:00][game]: kill killer='0:a' victim='1:b'\n\0\0");
    LineTalk days = LineTalk.loggedIn("7dtd");
    String log = "2026-01-02T12:00:00 123.456 INF ";
    days.hear(log + "Chat (from 'Steam_1', entity id '171', to 'Global'): 'An na': hi\r\n");
    days.hear(log + "GMSG: Player 'An na' joined the game\r\n");
    days.hear(log + "GMSG: Player 'An na' left the game\r\n");
    days.hear(log + "Time: 2.06m FPS: 30.00\r\n");
    talk.events.addAll(days.events);
    List<String> read = new ArrayList<>();
    for (RconEvent event : talk.events) {
      assertTrue(event.text().contains("12:00:00"), event.text());
      if (event instanceof RconEvent.Chat chat) {
        read.add("chat " + chat.player() + "|" + chat.message());
      } else if (event instanceof RconEvent.Join join) {
        read.add("join " + join.player());
      } else if (event instanceof RconEvent.Leave leave) {
        read.add("leave " + leave.player());
      } else {
        read.add("console");
      }
    }
    assertEquals(
        List.of(
            "chat An na|hi: there",
            "chat An na|hi",
            "join na'me",
            "leave na'me",
            "console",
            "chat An na|hi",
            "join An na",
            "leave An na",
            "console"),
        read);
  }

  /** A player says what the server would say: it stays what the player said. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "][game]: leave player='0:x'",
        "[12:00:00][game]: leave player='0:x'",
        "2026-01-02 12:00:00 I game: leave player='0:x'",
        "][chat]: 1:0:admin: hello",
        "game: team_join player='0:x' team=0",
      })
  void noWordsOfAPlayerBecomeAnotherEvent(String words) {
    LineTalk talk = LineTalk.loggedIn("econ");
    talk.hear("[12:00:00][chat]: 0:-2:evil: " + words + "\n\0\0");
    talk.hear("[12:00:00][teamchat]: 0:0:evil: " + words + "\n\0\0");
    talk.hear("[12:00:00][game]: kill killer='0:" + words + "' victim='1:b'\n\0\0");
    for (RconEvent event : talk.events.subList(0, 2)) {
      RconEvent.Chat chat = (RconEvent.Chat) event;
      assertEquals("evil|" + words, chat.player() + "|" + chat.message());
    }
    assertEquals(RconEvent.Console.class, talk.events.get(2).getClass());
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

  @Test
  void refusesServersThatCannotWork() {
    assertThrows(IllegalArgumentException.class, () -> new LineTalk("econ", ""));
    assertThrows(IllegalArgumentException.class, () -> new LineTalk("bf2", ""));
    assertThrows(IllegalArgumentException.class, () -> new LineTalk("7dtd", "s3cret "));
    assertThrows(IllegalArgumentException.class, () -> new LineTalk("econ", "s3c\nret"));
  }
}
