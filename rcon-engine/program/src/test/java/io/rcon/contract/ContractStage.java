package io.rcon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.simulation.CalmWorld;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A simulated server of a dialect's game, a session with it, and commands that hold tokens. */
final class ContractStage implements AutoCloseable {
  static final String PASSWORD = "s3cret";

  private static final Duration PATIENT = Duration.ofMinutes(10);

  final Dialect dialect;
  final CalmWorld world;
  private final Map<String, ScriptedReply> replies = new HashMap<>();
  private int tokens;

  /**
   * A server that runs.
   *
   * @param game which one is simulated, mostly that of the dialect's name
   */
  ContractStage(Dialect dialect, String game) {
    this.dialect = dialect;
    world = new CalmWorld(game, PASSWORD, o -> o.players(2).recorded(1000));
    world.server().respond(this::respond);
  }

  private Optional<ScriptedReply> respond(String command) {
    String token = Words.tokenIn(command);
    return token.isEmpty()
        ? Optional.empty()
        : Optional.of(replies.getOrDefault(token, ScriptedReply.text(Words.answer(token))));
  }

  RconSession open() {
    return world.open(dialect, PASSWORD);
  }

  /** Gives a command whose answer holds its token. */
  AskedCommand ask(RconSession session) {
    return ask(session, null, command -> command);
  }

  /** Gives a command and says how the server will answer. */
  AskedCommand ask(RconSession session, ScriptedReply answer) {
    return ask(session, answer, command -> command);
  }

  AskedCommand ask(
      RconSession session, @Nullable ScriptedReply answer, UnaryOperator<Command> bounds) {
    String token = Words.token(++tokens);
    if (answer != null) {
      replies.put(token, answer);
    }
    Command command = Command.of(Words.command(dialect, token)).within(PATIENT);
    return new AskedCommand(token, session.execute(bounds.apply(command)), world);
  }

  List<AskedCommand> ask(RconSession session, int count) {
    List<AskedCommand> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(ask(session));
    }
    return all;
  }

  /** Waits for the end of a command, which comes. */
  AskedCommand ended(AskedCommand asked) {
    assertTrue(
        world.until(asked::isDone, PATIENT.multipliedBy(2)), () -> "without an end: " + asked);
    return asked;
  }

  Reply answered(AskedCommand asked) {
    ended(asked);
    assertNotNull(asked.reply(), asked::toString);
    return asked.reply();
  }

  /** The answer is this command's and no other's; games add words of their own before it. */
  void own(AskedCommand asked) {
    own(asked, Words.answer(asked.token));
  }

  void own(AskedCommand asked, String expected) {
    String text = answered(asked).text().strip().replace("\r\n", "\n");
    assertTrue(text.endsWith(expected.strip()), () -> "not '" + expected + "' but " + asked);
    onlyOwn(asked);
  }

  /** Where there is an answer at all, it holds nothing of another command's. */
  void onlyOwn(AskedCommand asked) {
    ended(asked);
    Reply reply = asked.reply();
    if (reply != null) {
      String others = reply.text().replace(asked.token, "");
      assertEquals("", Words.tokenIn(others), () -> "the answer of another: " + asked);
    }
  }

  RconException failed(AskedCommand asked) {
    ended(asked);
    assertNotNull(asked.failure(), asked::toString);
    return asked.failure();
  }

  <T extends RconException> T failed(AskedCommand asked, Class<T> how, Delivery delivery) {
    RconException failure = failed(asked);
    assertTrue(how.isInstance(failure), asked::toString);
    assertEquals(delivery, failure.delivery(), asked::toString);
    return how.cast(failure);
  }

  /** How often the server ran a command. */
  long ran(AskedCommand asked) {
    return world.server().requests().stream()
        .filter(request -> Words.tokenIn(request.command()).equals(asked.token))
        .count();
  }

  /** From now on all is well: the next commands are answered, each with its own text. */
  void wellAgain(RconSession session) {
    for (AskedCommand each : ask(session, 3)) {
      own(each);
      assertEquals(1, ran(each), each::toString);
    }
  }

  @Override
  public void close() {
    world.close();
  }
}
