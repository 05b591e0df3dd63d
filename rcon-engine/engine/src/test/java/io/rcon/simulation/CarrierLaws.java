package io.rcon.simulation;

import io.rcon.EndRule;
import io.rcon.Reply;
import java.util.List;

/**
 * The laws of answers that come in lines, packets or messages of JSON. Consoles put their log and
 * other words around an answer, so that what is compared are the tokens in it, in their order.
 */
final class CarrierLaws {
  /** By Frostbite, whose login is forgotten, and by Pavlov, where one read brought half of it. */
  private static final List<String> UNRUN =
      List.of("LogInRequired", "\"Successful\": false", "Unknown command");

  private CarrierLaws() {}

  /**
   * A caller was told a reply.
   *
   * @param isCut whether the end of the connection cut it off, and it says so
   */
  static void replied(Entry entry, Reply reply, boolean isCut, boolean calm, Ledger ledger) {
    ServerUnderTest place = entry.place;
    String came = CommandTokens.answers(reply.text());
    String expected = CommandTokens.answers(entry.expected());
    boolean guessed = reply.end() == EndRule.QUIET_TIME && !calm;
    if (guessed && !came.equals(expected)) {
      // What is left of it may come for the next one, of which no other end is known either.
      place.tampers = true;
    }
    boolean isUnrun = UNRUN.stream().anyMatch(reply.text()::contains);
    if (isUnrun) {
      // Each half of a request has an answer of its own.
      place.tampers = true;
    }
    boolean isMixed = entry.hit || entry.tampered || isUnrun;
    // Where answers name no command, what came twice or not at all is told from nothing.
    boolean told = !isMixed && (place.dialect.idsMirrored() || !place.tampers);
    ledger.check(
        !told || !CommandTokens.hasForeign(reply.text(), entry),
        "an answer is its command's",
        entry);
    boolean mayLack = isCut || reply.possiblyTruncated() || guessed;
    boolean whole = mayLack ? expected.startsWith(came) : came.equals(expected);
    ledger.check(!told || whole, "an answer is whole", entry);
    ledger.check(!told || isCut || entry.hasRun(), "what was answered ran", entry);
  }
}
