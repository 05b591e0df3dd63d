package io.rcon.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.reply.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The proof of a login alone: a recording owner above. */
class LoginProofTest {
  private static final Dialect FORGETS =
      Dialect.SOURCE.with(change -> change.set(CommonFacts.LOGIN_CHECK, "version"));

  private final Owner owner = new Owner();
  private final LoginProof proof = Objects.requireNonNull(LoginProof.of(owner, FORGETS));
  private long number;

  private static final class Owner implements LoginProof.Owner {
    final List<String> told = new ArrayList<>();
    final List<Exchange> checks = new ArrayList<>();

    @Override
    public boolean isConnected() {
      return true;
    }

    @Override
    public void writeCheck(Exchange exchange, String command) {
      exchange.given(Command.of(command), null, 0, Long.MAX_VALUE);
      checks.add(exchange);
      told.add("check");
    }

    @Override
    public void complete(Exchange exchange, Reply reply) {
      told.add(exchange.command().text() + " counts");
    }

    @Override
    public void failOrRepeat(Exchange exchange, Failure why, Delivery delivery) {
      told.add(exchange.command().text() + " failed: " + delivery);
    }

    @Override
    public void connectionUseless(Failure why) {
      told.add("useless");
    }

    @Override
    public void free() {
      told.add("free");
    }
  }

  private Exchange written(String text) {
    Exchange exchange = new Exchange();
    exchange.given(Command.of(text), null, 0, Long.MAX_VALUE);
    return exchange;
  }

  private Exchange numbered(Exchange exchange) {
    number++;
    exchange.written(0, 1000, number, (int) number, NoLine.LINE);
    return exchange;
  }

  private static Reply reply(String text) {
    return new Reply(text, EndRule.SINGLE_PACKET, false, 1, 1);
  }

  @Test
  void should_not_be_there_where_a_login_is_never_forgotten() {
    assertNull(LoginProof.of(owner, Dialect.MINECRAFT));
  }

  @Test
  void should_let_an_answer_with_a_text_count() {
    assertFalse(proof.holds(numbered(written("a")), reply("text")));
    assertTrue(proof.isEmpty());
  }

  @Test
  void should_hold_an_empty_answer_until_the_check_proves_the_login() {
    assertTrue(proof.holds(numbered(written("a")), reply("")));
    assertEquals(List.of("check"), owner.told);
    assertFalse(proof.isEmpty());

    assertFalse(proof.holds(numbered(owner.checks.get(0)), reply("1.0")));

    assertEquals(List.of("check", "a counts"), owner.told);
    assertTrue(proof.isEmpty());
  }

  @Test
  void should_let_a_later_command_prove_those_before_it_alone() {
    Exchange before = numbered(written("before"));
    Exchange later = numbered(written("later"));
    Exchange behind = numbered(written("behind"));
    assertTrue(proof.holds(behind, reply("")));
    owner.told.clear();

    assertFalse(proof.holds(later, reply("text")));
    assertEquals(List.of(), owner.told);
    assertTrue(proof.holds(before, reply("")));
  }

  @Test
  void should_log_in_anew_where_the_check_is_answered_with_nothing_too() {
    assertTrue(proof.holds(numbered(written("a")), reply("")));

    assertTrue(proof.holds(numbered(owner.checks.get(0)), reply("")));
    assertEquals(List.of("check", "useless"), owner.told);

    proof.lineLost(Failure.disconnected("anew"));
    assertEquals(List.of("check", "useless", "a failed: UNKNOWN"), owner.told);
    assertTrue(proof.isEmpty());
  }

  @Test
  void should_fail_what_is_held_when_the_check_meets_silence() {
    assertTrue(proof.holds(numbered(written("a")), reply("")));
    assertTrue(proof.holds(numbered(written("b")), reply("")));

    proof.checkTimedOut(owner.checks.get(0));

    assertEquals(List.of("check", "b failed: UNKNOWN", "a failed: UNKNOWN"), owner.told);
  }

  @Test
  void should_end_one_whose_time_is_over_and_keep_the_others() {
    Exchange a = numbered(written("a"));
    assertTrue(proof.holds(a, reply("")));
    assertTrue(proof.holds(numbered(written("b")), reply("")));

    proof.outOfTime(a);

    assertEquals(List.of("check", "a failed: UNKNOWN", "free"), owner.told);
    assertFalse(proof.isEmpty());
  }
}
