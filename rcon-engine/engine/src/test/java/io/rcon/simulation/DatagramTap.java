package io.rcon.simulation;

import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.SessionState;
import io.rcon.simulation.VirtualDatagrams.Origin;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the engine's datagrams, and holds them to the laws of UDP dialects. */
final class DatagramTap implements VirtualDatagrams.Watch {
  private static final Pattern MARKER = Pattern.compile("echo ([a-z0-9]{16})");

  /** A question for a challenge that no known server counts against the pace of commands. */
  private static final String UNCOUNTED = "\u00ff\u00ff\u00ff\u00ffgetchallenge";

  /** By GoldSrc, of a challenge that is not its own: the command did not run. */
  private static final String REJECTED = "No challenge for your address.";

  private static final long TICK = 9_000_000;

  private record Pair(InetSocketAddress port, InetSocketAddress server) {}

  private record Lease(Entry entry, int attempt, long sentAt, boolean first) {}

  private final World world;
  private final Ledger ledger;
  private final Map<Pair, Lease> leases = new HashMap<>();
  private final Map<Pair, String> markers = new HashMap<>();
  private final Map<ServerUnderTest, Pace> paces = new HashMap<>();
  private final NumberTap numbers;

  /** Of an earlier exchange of the pair, or doubled: they came when it had rested long enough. */
  int lateHits;

  /** In a server's name, but sent by somebody else. */
  int forgedHits;

  /** How many sockets the engine may have open. */
  int mostPorts;

  DatagramTap(World world, Ledger ledger) {
    this.world = world;
    this.ledger = ledger;
    numbers = new NumberTap(world, ledger);
  }

  @Override
  public void opened(long ports) {
    ledger.check(ports <= mostPorts, "no more ports than allowed", ports);
  }

  @Override
  public void sent(InetSocketAddress from, InetSocketAddress to, byte[] bytes, int copies) {
    ServerUnderTest place = ledger.at(to);
    if (place == null) {
      return;
    }
    String text =
        SealedText.opened(new String(bytes, StandardCharsets.ISO_8859_1), place.passwords);
    String where = place.hasDecoys() ? " to " + to.getAddress().getHostAddress() : "";
    world.log("datagram x" + copies + where, place, bytes.length);
    if (place.numbered) {
      numbers.sent(place, from, bytes, copies);
      return;
    }
    boolean query = Inquiry.isOne(text);
    ledger.check(
        query
            || place.sessions.isAny(SessionState.READY)
            || place.sessions.isAny(SessionState.CONNECTING),
        "nothing is sent to a server that refused, or was given up",
        place);
    if (text.startsWith(UNCOUNTED)) {
      return;
    }
    Pace pace = paces.computeIfAbsent(place, p -> new Pace(p.dialect));
    ledger.check(pace.take(world.now()), "no faster than its pace", place);
    if (query) {
      ledger.check(pace.leavesHalf(), "queries leave half of a burst to people", place);
      return;
    }
    Pair pair = new Pair(from, to);
    Entry entry = CommandTokens.entry(text, place, ledger);
    if (entry != null) {
      entry.doubled += Math.max(0, copies - 1);
      command(pair, entry);
    }
    Matcher marker = MARKER.matcher(text);
    if (marker.find()) {
      markers.put(pair, marker.group(1));
      Lease lease = leases.get(pair);
      if (entry == null && lease != null) {
        // A refusal of one copy, and the echo of the other, pass for a refusal of the command.
        lease.entry.doubled += Math.max(0, copies - 1);
      }
    }
  }

  private void command(Pair pair, Entry entry) {
    ServerUnderTest place = entry.place;
    ledger.check(place.sessions.isAny(SessionState.READY), "commands are sent when ready", place);
    Lease before = leases.get(pair);
    // Rejected for its challenge, a command leaves again from the pair that is still its own.
    boolean own = before != null && before.entry == entry && place.asksFirst && !entry.isEnded();
    if (before != null && !own) {
      long free = restedAt(before);
      ledger.check(
          world.now() + TICK >= free,
          "a pair rests",
          entry + " " + (free - world.now()) / 1e6 + " ms too early after " + before.entry);
    }
    Sends.noted(entry, world, ledger);
    leases.put(pair, new Lease(entry, entry.sent, world.now(), before == null));
    markers.remove(pair);
  }

  /** From when on a pair may be used again, or a moment before if that is not known. */
  private static long restedAt(Lease lease) {
    Entry entry = lease.entry;
    var rests = entry.place.dialect.rests();
    long least = lease.sentAt + rests.afterEnd().toNanos();
    if (entry.command.isExpectClose()) {
      // When its answer ended is not told, only whether the server is gone.
      return least;
    }
    if (!entry.isEnded() || entry.sent != lease.attempt) {
      return least;
    }
    if (entry.reply != null) {
      boolean guessed = entry.reply.end() == io.rcon.EndRule.QUIET_TIME;
      return end(entry, guessed ? rests.afterQuiet() : rests.afterEnd());
    }
    return entry.failure instanceof RconException.TimedOut
            && Sends.wasSent(entry.failure)
            && !endedInTheQueue(entry.failure)
        ? end(entry, rests.afterTimeout())
        : least;
  }

  /** Where a repeated command may be long after its last attempt ended, in whatever way. */
  private static boolean endedInTheQueue(RconException failure) {
    String words = String.valueOf(failure.getMessage());
    return words.contains("waited to the end of its time") || words.contains("the engine's bound");
  }

  private static long end(Entry entry, Duration rest) {
    return entry.endedAt + rest.toNanos();
  }

  @Override
  public void arrives(InetSocketAddress from, InetSocketAddress to, byte[] bytes, Origin origin) {
    ServerUnderTest place = ledger.at(from);
    Pair pair = new Pair(to, from);
    Lease lease = leases.get(pair);
    boolean forged = origin == Origin.FORGED;
    world.log(forged ? "forged" : "arrives", from.getPort() + ">" + to.getPort(), bytes.length);
    if (place == null) {
      return;
    }
    if (place.numbered) {
      numbers.arrives(place, to, bytes);
      return;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean refusal =
        text.contains("Bad rcon") || text.contains(REJECTED) || isRefusal(text, place.dialect);
    if (refusal) {
      place.refusals++;
    }
    // A refusal that was doubled passes for that of the marker too.
    boolean stray = forged || (refusal && origin == Origin.DOUBLED);
    place.heardAt = world.now();
    // What comes when its exchange has ended explains nothing that was said before.
    boolean inTime = lease != null && !lease.entry.isEnded();
    if (inTime && (stray || !belongs(text, lease, markers.get(pair)))) {
      if (forged) {
        forgedHits++;
      } else {
        lateHits++;
      }
      lease.entry.hit = true;
    }
  }

  private static boolean isRefusal(String text, Dialect dialect) {
    return dialect.refusals().stream().anyMatch(refusal -> text.contains(refusal.text()));
  }

  private static boolean belongs(String text, Lease lease, @Nullable String marker) {
    Entry entry = lease.entry;
    if (CommandTokens.hasForeign(text, entry)) {
      return false;
    }
    return CommandTokens.hasOwn(text, entry)
        || (marker != null && text.contains(marker))
        // Without any token it is of the first exchange of its pair, or may be of another.
        || lease.first;
  }
}
