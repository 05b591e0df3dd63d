package io.rcon.internal.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.Dialect;
import io.rcon.RconEvent;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.codec.source.SourcePacket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session tells of what its server says by itself, with the whole engine around it. */
@Timeout(60)
class EventsTest {
  private static final int CONSOLE_LINE = 4;
  private static final int SQUAD_EVENT = 1;

  private final List<String> heard = new ArrayList<>();
  private final VirtualFleet world =
      new VirtualFleet(
          1,
          o ->
              o.listener(
                  new RconListener() {
                    @Override
                    public void event(Server server, String text) {
                      heard.add(text);
                    }
                  }));
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void end() {
    world.close();
  }

  /** Takes all, and gives a command for each console line. */
  private final class Taking implements Subscriber<RconEvent> {
    @Override
    public void onSubscribe(Subscription subscription) {
      told.add("subscribed " + session().state());
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(RconEvent event) {
      String what = event.getClass().getSimpleName() + " ";
      if (event instanceof RconEvent.Chat chat) {
        told.add(what + chat.player() + "|" + chat.message());
      } else {
        told.add(what + event.text());
      }
      if (event.text().equals("ask")) {
        session().execute("answer").thenAccept(reply -> told.add("reply " + reply.text()));
      }
    }

    @Override
    public void onError(Throwable thrown) {
      told.add("error");
    }

    @Override
    public void onComplete() {
      told.add("complete");
    }
  }

  private RconSession session = session(Dialect.MINECRAFT);

  private RconSession session() {
    return session;
  }

  private RconSession session(Dialect dialect) {
    int number = world.servers.size() + 1;
    world.with(VirtualFleet.server(dialect, number));
    session = world.fleet.session("s" + number).orElseThrow();
    return session;
  }

  private VirtualServer server() {
    return world.servers.get(world.servers.size());
  }

  private void say(int id, int type, String text) {
    server().send(SourcePacket.encode(UnpooledByteBufAllocator.DEFAULT, id, type, text, UTF_8));
    world.virtual.run();
  }

  private void understood(String... expected) {
    assertEquals(List.of(expected), told);
    told.clear();
  }

  private void subscribe() {
    session.events().subscribe(new Taking());
    understood();
    world.virtual.run();
    understood("subscribed READY");
  }

  @Test
  void should_tell_console_lines_of_rust() {
    session(named("rust-legacy"));
    subscribe();
    say(-1, CONSOLE_LINE, "[CHAT] somebody");
    understood("Console [CHAT] somebody");
    say(0, CONSOLE_LINE, "saved");
    understood("Console saved");
    assertEquals(List.of("[CHAT] somebody", "saved"), heard);
  }

  @Test
  void should_tell_chat_of_squad_and_end_no_command_by_it() {
    session(named("squad"));
    subscribe();
    server().silent = true;
    session.execute("ListPlayers").whenComplete((reply, failure) -> told.add("ended"));
    world.virtual.run();
    String ids = "[Online IDs:EOS: 0002 steam: 7656] ";
    say(0, SQUAD_EVENT, "[ChatAll] " + ids + "An : hi : you");
    say(server().lastId, SQUAD_EVENT, ids + "An has possessed admin camera.");
    understood("Chat An|hi : you", "Console " + ids + "An has possessed admin camera.");
  }

  /** It says nothing, so nobody is told. */
  @Test
  void should_not_tell_that_ark_keeps_alive() {
    session(named("ark"));
    subscribe();
    say(0, SourcePacket.RESPONSE_VALUE, "Keep Alive");
    say(0, SourcePacket.RESPONSE_VALUE, "a player joined");
    understood("Console a player joined");
    assertEquals(List.of("a player joined"), heard);
  }

  /** What was said there is in an answer; whoever gave the command has it too. */
  @Test
  void should_tell_what_ark_says_when_it_is_asked() {
    session(named("ark"));
    subscribe();
    server().silent = true;
    session.execute("getchat ").thenAccept(reply -> told.add("reply"));
    world.virtual.run();
    String said = "An na (Anna): hi\nSERVER: restart\n \n";
    say(server().lastId, SourcePacket.RESPONSE_VALUE, said);
    understood("reply", "Chat An na|hi", "Console SERVER: restart");
    session.execute("ListPlayers").thenAccept(reply -> told.add("reply"));
    world.virtual.run();
    say(server().lastId, SourcePacket.RESPONSE_VALUE, said);
    understood("reply");
    assertEquals(List.of(), heard);
  }

  @Test
  void should_outlive_connections_and_complete_when_the_session_is_closed() {
    subscribe();
    say(0, SourcePacket.RESPONSE_VALUE, "one");
    server().drop();
    world.pass(5000);
    assertEquals(SessionState.READY, session.state());
    say(0, SourcePacket.RESPONSE_VALUE, "two");
    understood("Console one", "Console two");
    session.execute("x").thenAccept(reply -> told.add("reply"));
    session.closeAsync();
    world.virtual.run();
    understood("reply", "complete");
    session.events().subscribe(new Taking());
    world.virtual.run();
    understood("subscribed CLOSED", "complete");
  }

  @Test
  void should_let_commands_be_given_by_those_who_are_told() {
    subscribe();
    say(0, SourcePacket.RESPONSE_VALUE, "ask");
    understood("Console ask", "reply answer");
  }

  @Test
  void should_tell_all_who_have_subscribed_whatever_becomes_of_others() {
    session
        .events()
        .subscribe(
            new Subscriber<>() {
              @Override
              public void onSubscribe(Subscription subscription) {
                subscription.request(2);
              }

              @Override
              public void onNext(RconEvent event) {
                told.add("faulty");
                throw new IllegalStateException("on purpose");
              }

              @Override
              public void onError(Throwable thrown) {}

              @Override
              public void onComplete() {}
            });
    subscribe();
    say(0, SourcePacket.RESPONSE_VALUE, "a");
    say(0, SourcePacket.RESPONSE_VALUE, "b");
    understood("faulty", "Console a", "Console b");
  }

  @Test
  @SuppressWarnings("NullAway") // On purpose.
  void should_refuse_nobody() {
    assertThrows(NullPointerException.class, () -> session.events().subscribe(null));
    assertNotNull(session.events());
  }

  private static Dialect named(String name) {
    return Dialect.named(name).orElseThrow();
  }
}
