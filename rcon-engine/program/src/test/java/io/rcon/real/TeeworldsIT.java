package io.rcon.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.RconEvent;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.SessionState;
import io.rcon.commands.Commands;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The external console of a real Teeworlds server, and {@code rcon tail} of it. */
@OnRealServer(Game.TEEWORLDS)
@Timeout(120)
class TeeworldsIT {
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private static String ask(RconSession session, String command) {
    Reply reply = session.blocking().execute(command);
    assertEquals(EndRule.PROBE, reply.end());
    return reply.text();
  }

  private static String log(RealServer server) throws IOException {
    return new String(Files.readAllBytes(server.log()), StandardCharsets.UTF_8);
  }

  @Test
  void answersAreTheirOwnAndWhole(RealServer server) throws Exception {
    try (RconSession session = Sessions.open(server.server())) {
      assertEquals("hello", ask(session, "echo hello"));
      assertEquals("héllo 漢字", ask(session, "echo héllo 漢字"));
      assertEquals("a\nb", ask(session, "echo a;echo b"));
      assertEquals("No such command: nosuch.", ask(session, "nosuch"));
      assertEquals("Value: teeworlds test", ask(session, "sv_name"));
      assertEquals("", ask(session, ""));
      assertEquals("", ask(session, "status"));
      List<PendingReply> many = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        many.add(session.execute("echo number " + i));
      }
      for (int i = 0; i < 100; i++) {
        String text = many.get(i).toCompletableFuture().get(30, TimeUnit.SECONDS).text();
        assertEquals("number " + i, text);
      }
      ServerStatus status =
          session.ask(Questions.status()).toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertTrue(status.known(), status.text());
      assertEquals(List.of(), status.players());
    }
  }

  @Test
  void aWrongPasswordIsTriedOnce(RealServer server) throws Exception {
    try (RconSession session = Sessions.open(server.server("127.0.0.1", "hunter2"))) {
      RconException refused =
          assertThrows(RconException.LoginRefused.class, session.blocking()::awaitReady);
      assertTrue(refused.getMessage().contains("Wrong password 1/3."), refused.getMessage());
      await()
          .during(Duration.ofSeconds(2))
          .atMost(PATIENT)
          .until(() -> session.state() == SessionState.REFUSED);
    }
  }

  /** The server says why it turns away a fifth client; it is tried again. */
  @Test
  void aFifthClientWaitsForItsPlace() throws Exception {
    List<Socket> others = new ArrayList<>();
    try (RealServer own = RealServer.start(Game.TEEWORLDS)) {
      for (int i = 0; i < 4; i++) {
        others.add(connected(own, Loopback.freshAddress()));
      }
      try (RconSession fifth = Sessions.open(own.server())) {
        await().atMost(PATIENT).until(() -> fifth.lastFailure().isPresent());
        String why = fifth.lastFailure().orElseThrow().getMessage();
        assertTrue(why.contains("the server says: no free slot available"), why);
        others.get(0).close();
        await().atMost(PATIENT).until(() -> fifth.state() == SessionState.READY);
      }
    } finally {
      for (Socket other : others) {
        other.close();
      }
    }
  }

  private static Socket connected(RealServer server, String from) throws IOException {
    Socket socket = new Socket(Loopback.ipv4(), server.port(), InetAddress.getByName(from), 0);
    socket.setSoTimeout(30_000);
    assertEquals('E', socket.getInputStream().read(), "no prompt");
    return socket;
  }

  /** Another program's wrong passwords ban the address: that is no refusal of this password. */
  @Test
  void aBannedAddressIsTriedAgain(RealServer server) throws Exception {
    String address = Loopback.freshAddress();
    try (Socket socket = connected(server, address)) {
      socket
          .getOutputStream()
          .write("hunter2\nhunter2\nhunter2\n".getBytes(StandardCharsets.US_ASCII));
      await().atMost(PATIENT).until(() -> log(server).contains("banned '" + address + "'"));
    }
    try (RconSession session = Sessions.open(server.server(), o -> o.localAddress(address))) {
      await().atMost(PATIENT).until(() -> session.lastFailure().isPresent());
      String why = session.lastFailure().orElseThrow().getMessage();
      assertTrue(why.contains("banned"), why);
      assertTrue(session.state() != SessionState.REFUSED, why);
    }
  }

  @Test
  void hostileTextIsOneLineOfTheServersLog(RealServer server) throws Exception {
    try (RconSession session = Sessions.open(server.server())) {
      Commands commands = Commands.of(session);
      String hostile = "hi; shutdown # 'no' comment $x \\ echo pwned;echo pwned";
      commands.say(hostile).toCompletableFuture().get(30, TimeUnit.SECONDS);
      ExecutionException refused =
          assertThrows(
              ExecutionException.class,
              () -> commands.say("x\"; shutdown").toCompletableFuture().get(30, TimeUnit.SECONDS));
      assertTrue(refused.getCause() instanceof RconException.CommandRejected, refused.toString());
      assertThrows(
          RconException.CommandRejected.class, () -> session.blocking().execute("say # 3"));
      assertEquals("alive", ask(session, "echo alive"));
      await().atMost(PATIENT).until(() -> log(server).contains("cmd='echo alive'"));
      List<String> lines = log(server).lines().filter(l -> l.contains("pwned")).toList();
      assertEquals(2, lines.size(), lines.toString());
      assertTrue(lines.get(0).endsWith(" cmd='say \"" + hostile + "\"'"), lines.get(0));
      assertTrue(lines.get(1).endsWith("[chat]: *** " + hostile), lines.get(1));
    }
  }

  @Test
  void whatAnotherDoesIsAnEventAndNoAnswer(RealServer server) {
    List<RconEvent> events = new CopyOnWriteArrayList<>();
    try (RconSession session = Sessions.open(server.server());
        RconSession other = Sessions.open(server.server())) {
      session.blocking().awaitReady();
      session.events().subscribe(into(events));
      assertEquals("one", ask(session, "echo one"));
      other.blocking().execute("say the other");
      await()
          .atMost(PATIENT)
          .until(() ->
              events.stream().anyMatch(e -> e.text().endsWith("[chat]: *** the other"))
                  && events.stream().anyMatch(e -> e.text().contains("cmd='say the other'")));
      assertTrue(events.stream().noneMatch(e -> e.text().contains("echo one")), events.toString());
    }
  }

  private static Flow.Subscriber<RconEvent> into(List<RconEvent> events) {
    return new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
      }

      @Override
      public void onNext(RconEvent event) {
        events.add(event);
      }

      @Override
      public void onError(Throwable failure) {}

      @Override
      public void onComplete() {}
    };
  }

  @Test
  void tailPrintsItsLinesAndComesBack(RealServer server) throws Exception {
    try (TcpForwarder forwarder = new TcpForwarder("127.0.0.1", server.port());
        RconSession session = Sessions.open(server.server());
        TailProcess tail = new TailProcess("econ", forwarder.port(), server.password())) {
      say(session, tail, "first\u202ewords");
      tail.awaits("console  \\[\\d\\d:\\d\\d:\\d\\d]\\[chat]: \\*\\*\\* first\\\\u202ewords");
      forwarder.breakOff();
      tail.complains("the connection is lost");
      say(session, tail, "second");
      tail.awaits("console  .*\\[chat]: \\*\\*\\* second");
      assertEquals(130, tail.interrupt());
    }
  }

  /** Again and again, for the tail may not be connected yet. */
  private static void say(RconSession session, TailProcess tail, String words) {
    await()
        .atMost(PATIENT)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          session.blocking().execute("say " + words);
          return tail.hasPrinted(words.substring(0, 5));
        });
  }
}
