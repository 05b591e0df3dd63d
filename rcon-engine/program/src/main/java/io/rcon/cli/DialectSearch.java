package io.rcon.cli;

import io.rcon.Command;
import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.DialectFindings;
import io.rcon.DialectFindings.Confidence;
import io.rcon.EndRule;
import io.rcon.Ending;
import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.status.StatusFormats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out the dialect of a server that let us in: by the form in which it answers harmless
 * commands, and by commands that list players, each in the words of a game that is still possible.
 * The first list that is of its game's form ends the search.
 */
final class DialectSearch {
  /** A check has the connection for itself, and can bear that a probe costs it. */
  static final Dialect BOLD =
      Dialect.AUTO.with(d ->
          d.ending(
              new Ending(
                  EndRule.QUIET_TIME,
                  Dialect.AUTO.ending().limit(),
                  Dialect.AUTO.ending().quiet(),
                  Probe.AFTER_FIRST,
                  0,
                  Marker.NONE)));

  private static final int MOST_COMMANDS = 10;
  private static final int MOST_FAILURES = 2;

  /** A server that closes its connection after each answer is dialed again. */
  private static final Duration WAIT = Duration.ofSeconds(15);

  private final RconSession session;
  private final EngineOptions engine;
  private final MainLoop loop;
  private final Consumer<DialectProof.Outcome> teller;
  private final List<String> asked = new ArrayList<>();
  private long elapsed = -1;
  private int failures;

  /** What a server may still be whose first words are in no form that is searched for. */
  static String others() {
    return "found out are games that speak as Source does; if it is another, name it: -t "
        + Dialect.all().stream()
            .filter(dialect -> !dialect.family().equals(Dialect.SOURCE.family()))
            .filter(dialect -> dialect.family().hasSessions() && !Rcon.usesDatagrams(dialect))
            .map(Dialect::name)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  DialectSearch(
      RconSession session,
      EngineOptions engine,
      MainLoop loop,
      Consumer<DialectProof.Outcome> teller) {
    this.session = session;
    this.engine = engine;
    this.loop = loop;
    this.teller = teller;
  }

  void start() {
    ask(session.server().dialect().console().harmless());
  }

  private void ask(String command) {
    asked.add(command);
    Command bound = engine.command(command);
    session
        .execute(engine.isWithin() ? bound : bound.within(WAIT))
        .whenComplete((reply, thrown) ->
            loop.execute(() -> {
              if (reply != null) {
                answered(command, reply);
              } else {
                failed(Outcomes.failure(thrown));
              }
            }));
  }

  /** A silence is an answer of some games, and a probe may have cost the connection. */
  private void failed(RconException failure) {
    boolean lost =
        failure instanceof RconException.LoginRefused || failure instanceof RconException.Closed;
    if (lost || (++failures >= MOST_FAILURES && elapsed < 0)) {
      teller.accept(new DialectProof.Outcome(failure, false, "", elapsed, null));
    } else {
      next();
    }
  }

  private void answered(String command, Reply reply) {
    elapsed = elapsed < 0 ? reply.elapsedNanos() : elapsed;
    DialectFindings found = found();
    List<Dialect> asking =
        left(found).filter(each -> each.console().status().equals(command)).toList();
    List<Dialect> fitting = asking.stream().filter(each -> isStatus(each, reply)).toList();
    if (fitting.isEmpty()) {
      next();
    } else {
      List<Dialect> open =
          left(found)
              .filter(each -> !fitting.contains(each) && isOpen(each, command, reply))
              .toList();
      end(found.and(fitting, open, "'" + command + "' is answered with a list of theirs"));
    }
  }

  /** A form that nobody knows speaks against none, nor does one that another game has too. */
  private static boolean isOpen(Dialect dialect, String command, Reply reply) {
    boolean isUnknown = dialect.get(CommonFacts.STATUS_FORMAT).isEmpty();
    return isUnknown ? dialect.console().status().equals(command) : isStatus(dialect, reply);
  }

  private static boolean isStatus(Dialect dialect, Reply reply) {
    String format = dialect.get(CommonFacts.STATUS_FORMAT);
    return !format.isEmpty() && StatusFormats.named(format).parse(reply.text()).known();
  }

  private void next() {
    DialectFindings found = found();
    String command = failures < MOST_FAILURES ? notAsked(found) : null;
    if (command == null || asked.size() >= MOST_COMMANDS) {
      end(found);
    } else {
      ask(command);
    }
  }

  private @Nullable String notAsked(DialectFindings found) {
    return left(found)
        .filter(each -> !each.get(CommonFacts.STATUS_FORMAT).isEmpty())
        .map(each -> each.console().status())
        .filter(command -> !asked.contains(command))
        .findFirst()
        .orElse(null);
  }

  private static Stream<Dialect> left(DialectFindings found) {
    return Stream.concat(found.likely().stream(), found.possible().stream());
  }

  private DialectFindings found() {
    return session.findings().orElseGet(() -> new DialectFindings(List.of(), List.of(), List.of()));
  }

  private void end(DialectFindings found) {
    Confidence sure = found.confidence();
    boolean proven = sure == Confidence.CERTAIN || sure == Confidence.ALIKE;
    teller.accept(new DialectProof.Outcome(null, proven, found.words(), elapsed, found));
  }
}
