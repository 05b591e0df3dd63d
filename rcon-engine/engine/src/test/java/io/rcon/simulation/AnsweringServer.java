package io.rcon.simulation;

import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server does with a command: it notes that it ran, and answers as its text wants. */
final class AnsweringServer {
  private static final Pattern COMMAND = Pattern.compile("q(\\d+)\\.(\\d+)\\.(\\d+)( x)*");

  private final ServerUnderTest place;
  private final World world;
  private final Ledger ledger;

  AnsweringServer(ServerUnderTest place, World world, Ledger ledger) {
    this.place = place;
    this.world = world;
    this.ledger = ledger;
  }

  Optional<ScriptedReply> respond(String command) {
    Matcher matcher = COMMAND.matcher(ledger.form.words(command));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Entry entry = ledger.find(Integer.parseInt(matcher.group(1)), place);
    if (entry == null) {
      ledger.broken("the server runs a command that nobody gave: " + command);
      return Optional.empty();
    }
    entry.ran++;
    world.log("runs", entry.id, place.number);
    List<String> lines = entry.size == 0 ? List.of("") : List.of(entry.expected().split("(?<=\n)"));
    ScriptedReply reply =
        ScriptedReply.prints(lines).after(Duration.ofMillis(Long.parseLong(matcher.group(3))));
    List<Mishap> mishaps = place.mischief().with(entry);
    return Optional.of(mishaps.isEmpty() ? reply : reply.with(mishaps.toArray(Mishap[]::new)));
  }
}
