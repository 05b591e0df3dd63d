package io.rcon.simulation;

import io.rcon.Command;
import io.rcon.PendingReply;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those who use the fleet: patient, hasty, and careless ones. */
final class Callers {
  private static final int DEEPEST = 3;
  private static final int SHORT = 20;

  private final World world;
  private final Choices choices;
  private final Ledger ledger;
  private final EndLaws ends;
  private final RconFleet fleet;
  private final Subscribers subscribers;
  private final boolean onLoop;
  private final java.util.Set<RconSession> inCallback = new java.util.HashSet<>();
  private final List<RconSession> sessions = new ArrayList<>();
  private boolean careless = true;
  private int depth;

  Callers(
      World world,
      Choices choices,
      Ledger ledger,
      EndLaws ends,
      RconFleet fleet,
      Subscribers subscribers,
      boolean onLoop) {
    this.world = world;
    this.choices = choices;
    this.ledger = ledger;
    this.ends = ends;
    this.fleet = fleet;
    this.subscribers = subscribers;
    this.onLoop = onLoop;
  }

  /** From now on nobody cancels, blocks or hurries. */
  void behave() {
    careless = false;
  }

  // ---- commands

  private Command command(int id, int size, long delayMillis) {
    StringBuilder text = new StringBuilder(Entry.text(id, size, delayMillis));
    if (careless && choices.chance(0.05)) {
      text.append(" x".repeat(choices.between(1, 600)));
    }
    Command command = Command.of(ledger.form.command(text.toString()));
    if (choices.chance(0.3)) {
      command = command.timeout(Duration.ofNanos(choices.skewed(1_000_000, 15_000_000_000L)));
    }
    if (choices.chance(0.2)) {
      command = command.within(Duration.ofNanos(choices.skewed(1_000_000, 60_000_000_000L)));
    }
    if (choices.chance(0.2)) {
      command = command.safeToRepeat();
    }
    // Drawn from the moment, so that stories without it stay as they are.
    if (careless && new Choices(37 * world.now() + id).chance(0.03)) {
      command = command.expectClose();
    }
    return choices.chance(0.4) ? command.exactEnd() : command;
  }

  private int size() {
    return choices.chance(0.1)
        ? 0
        : choices.chance(0.6) ? choices.between(1, 200) : (int) choices.skewed(1, 12_000);
  }

  private long delayMillis() {
    return choices.chance(0.8) ? 0 : choices.skewed(0, 8_000);
  }

  void submit(ServerUnderTest place) {
    RconSession session = place.sessions.latest;
    if (session != null) {
      int id = ledger.nextId();
      int size = size();
      long delay = delayMillis();
      // A slow answer holds up all behind it where answers name no command: then all is not well.
      give(session, place, id, size, command(id, size, place.carrier && !careless ? 0 : delay));
    }
  }

  /** One of many, each of which is answered at once. */
  void submitShort(ServerUnderTest place) {
    RconSession session = place.sessions.latest;
    if (session != null) {
      int id = ledger.nextId();
      String text = ledger.form.command(Entry.text(id, SHORT, 0));
      give(session, place, id, SHORT, Command.of(text));
    }
  }

  Entry give(RconSession session, ServerUnderTest place, int id, int size, Command command) {
    Entry entry = ledger.open(new Entry(id, place, command, size, world.now(), world.jumped()));
    world.log("gives", id, place.number);
    PendingReply reply = session.execute(command);
    boolean[] atOnce = {true};
    reply.whenComplete((answer, failure) -> {
      ends.told(entry, answer, failure);
      if (!atOnce[0]) {
        callback(session, place);
      }
      world.throwing.at("callback");
    });
    atOnce[0] = false;
    if (careless && choices.chance(0.1)) {
      world.later(choices.skewed(0, 6_000_000_000L), reply::cancel);
    }
    return entry;
  }

  void burst(ServerUnderTest place) {
    for (int left = choices.between(2, 30); left > 0; left--) {
      submit(place);
    }
  }

  void broadcast() {
    int id = ledger.nextId();
    int size = size();
    Command command = command(id, size, delayMillis());
    Selector selector = Selector.parse(choices.of("", "dialect!=minecraft", "state=ready"));
    for (RconSession session : fleet.select(selector)) {
      ServerUnderTest place = ledger.place(session.server());
      ledger.open(new Entry(id, place, command, size, world.now(), world.jumped()));
    }
    world.log("broadcasts", id, 0);
    var broadcast =
        fleet.broadcast(
            command,
            selector,
            outcome -> {
              Entry entry = ledger.find(id, ledger.place(outcome.server()));
              ledger.check(entry != null, "an outcome is of a server that was asked", outcome);
              if (entry != null) {
                ends.told(entry, outcome.reply().orElse(null), outcome.failure().orElse(null));
              }
              world.throwing.at("consumer");
            });
    if (careless && choices.chance(0.2)) {
      world.later(choices.skewed(0, 6_000_000_000L), broadcast::cancel);
    }
  }

  /** In a callback callers give more, or block while everything else goes on. */
  private void callback(RconSession session, ServerUnderTest place) {
    if (!careless || depth >= DEEPEST) {
      return;
    }
    ledger.check(onLoop || inCallback.add(session), "callbacks come one by one", place);
    depth++;
    if (choices.chance(0.1)) {
      submit(place);
    }
    if (!onLoop && world.isAway() && choices.chance(0.05)) {
      world.log("blocks", place, 0);
      world.run(choices.skewed(0, 3_000_000_000L));
    }
    depth--;
    inCallback.remove(session);
  }

  // ---- servers

  void add(ServerUnderTest place, boolean rightPassword) {
    if (fleet.session(place.name).isEmpty()) {
      world.log("adds", place, rightPassword ? 1 : 0);
      isNew(place, fleet.add(place.sessions.describe(rightPassword)));
    }
  }

  void remove(ServerUnderTest place) {
    world.log("removes", place, 0);
    fleet.remove(place.name);
  }

  void replace(ServerUnderTest place, boolean rightPassword) {
    world.log("replaces", place, rightPassword ? 1 : 0);
    RconSession before = place.sessions.latest;
    RconSession session = fleet.replace(place.sessions.describe(rightPassword));
    if (session != before) {
      isNew(place, session);
    }
  }

  /** The fleet has another session with it. */
  void took(ServerUnderTest place, @Nullable RconSession session) {
    if (session != null) {
      isNew(place, session);
    }
  }

  private void isNew(ServerUnderTest place, RconSession session) {
    place.sessions.latest = session;
    sessions.add(session);
    subscribers.to(session, place, () -> submit(place));
  }

  /** All that there were. */
  List<RconSession> sessions() {
    return sessions;
  }

  /**
   * Over UDP a decoy is told by commands that are lost, and there may be several; where many may be
   * in flight, a connection is taken for dead after three that met silence.
   */
  void firstWords(ServerUnderTest place) {
    boolean isLearned = place.stream ? place.dialect.isStreamSafe() : place.hasDecoys();
    for (int left = isLearned ? 3 : 1; left > 0; left--) {
      lastWord(place);
    }
  }

  /** Waits for a reply without a bound: a session that hangs is found out by it. */
  @Nullable Entry lastWord(ServerUnderTest place) {
    return lastWord(place, 100);
  }

  /** An answer of a size; with none, Forge sends nothing. */
  @Nullable Entry lastWord(ServerUnderTest place, int size) {
    RconSession session = place.sessions.latest;
    if (session == null) {
      return null;
    }
    int id = ledger.nextId();
    Command command =
        Command.of(ledger.form.command(Entry.text(id, size, 0)))
            .within(Duration.ofMinutes(3))
            .timeout(Duration.ofSeconds(5));
    return give(session, place, id, size, choices.chance(0.5) ? command.exactEnd() : command);
  }
}
