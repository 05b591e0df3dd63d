package io.rcon.simulation;

import io.rcon.simulator.Mishap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a server does wrong by itself, now and then. */
final class Mischief {
  private static final int EVENT_TYPE = 4;

  /** Some of the pauses are longer than any quiet end, some than a command's time. */
  private static final Integer[] PAUSES = {0, 1, 80, 310, 450, 900, 2_000, 7_000};

  private final ServerUnderTest place;
  private final World world;
  private final Choices choices;
  private double often;
  private boolean stalled;
  private boolean chatty;

  Mischief(ServerUnderTest place, World world, Choices choices) {
    this.place = place;
    this.world = world;
    this.choices = choices;
  }

  void often(double probability) {
    often = probability;
  }

  /** Whether connections are left of which the server reads nothing any more. */
  boolean end() {
    often = 0;
    return stalled;
  }

  /** It has something to say of its own, now and then. */
  void chatty() {
    chatty = true;
  }

  List<Mishap> with(Entry entry) {
    List<Mishap> mishaps = mishaps(entry);
    return mishaps.isEmpty() && chatty && often > 0 && place.stream ? chatter(entry) : mishaps;
  }

  /** Frames of a type that is no answer: the command's own must be whole all the same. */
  private List<Mishap> chatter(Entry entry) {
    Choices own = new Choices(41 * world.now() + entry.id);
    boolean flood = own.chance(0.05);
    int frames = flood ? 50 : own.chance(0.3) ? own.between(1, 6) : 0;
    List<Mishap> chatter = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      String text = "chat " + entry.id + " " + i + (flood ? " x".repeat(6000) : "");
      chatter.add(new Mishap.Unsolicited(own.of(0, -1), EVENT_TYPE, text));
    }
    return chatter;
  }

  private List<Mishap> mishaps(Entry entry) {
    if (!choices.chance(often)) {
      Farewell farewell = often > 0 ? Farewell.to(entry, place, world) : null;
      return farewell != null
          ? farewell.mishaps(entry.size)
          : often > 0 && place.stream ? late(entry) : List.of();
    }
    Mishap mishap = place.stream ? ofStream() : ofDatagrams();
    stalled |= mishap instanceof Mishap.Stall;
    if (isLie(mishap)) {
      entry.isTampered();
      place.lies++;
    }
    return List.of(mishap);
  }

  /**
   * In frames of which some come after the end, and after those of nobody; of choices of its own.
   */
  private List<Mishap> late(Entry entry) {
    Choices own = new Choices(31 * world.now() + entry.id);
    if (!own.chance(0.1)) {
      return List.of();
    }
    entry.isTampered();
    Mishap frames =
        new Mishap.Frames(
            own.of(Entry.LINE, 3 * Entry.LINE, 1000, 4086, 4096),
            Duration.ofMillis(own.of(PAUSES)));
    return own.chance(0.3)
        ? List.of(frames, new Mishap.Unsolicited(own.of(0, -1), 0, "somebody joined"))
        : List.of(frames);
  }

  private static boolean isLie(Mishap mishap) {
    return !(mishap instanceof Mishap.Delay
        || mishap instanceof Mishap.Split
        || mishap instanceof Mishap.Coalesce);
  }

  private Mishap ofStream() {
    return switch (choices.between(0, 12)) {
      case 0 -> delay();
      case 1 -> new Mishap.Split(List.of(choices.between(1, 50)), Duration.ofMillis(1));
      case 2 -> place.dialect.isStreamSafe() ? new Mishap.Coalesce() : delay();
      case 3 -> new Mishap.CloseMidFrame(choices.between(0, 40));
      case 4 -> new Mishap.Close();
      case 5 -> new Mishap.Reset();
      case 6 -> new Mishap.Stall();
      case 7 -> place.inOrder ? delay() : new Mishap.Lose();
      case 8 -> place.inOrder ? delay() : new Mishap.Duplicate();
      case 9 -> new Mishap.Unsolicited(choices.of(0, -1), 0, "somebody joined");
      case 10 -> new Mishap.Unsolicited(strangeId(), choices.of(0, EVENT_TYPE), "what is this");
      case 11 -> new Mishap.WrongId(strangeId());
      default -> new Mishap.BadLength(choices.of(-1, 0, 9, 1 << 30, Integer.MIN_VALUE));
    };
  }

  private Mishap ofDatagrams() {
    return switch (choices.between(0, 7)) {
      case 0 -> delay();
      case 1 -> new Mishap.Lose();
      case 2 -> new Mishap.LosePart(choices.between(0, 3));
      case 3 -> new Mishap.ReverseParts();
      case 4 -> new Mishap.Duplicate();
      case 5 -> new Mishap.Reorder();
      case 6 -> new Mishap.Garbage(java.util.HexFormat.of().formatHex(choices.bytes(20)));
      default -> new Mishap.Unsolicited(0, 0, "somebody joined\n");
    };
  }

  private Mishap delay() {
    return new Mishap.Delay(Duration.ofNanos(choices.skewed(0, 12_000_000_000L)));
  }

  /** Of no command: those count up from somewhere below. */
  private int strangeId() {
    return Integer.MIN_VALUE + choices.between(0, 1 << 20);
  }
}
