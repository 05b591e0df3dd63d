package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What consoles that speak lines tell unasked, and whose words it is taken for. */
class LineEventsTest {
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
}
