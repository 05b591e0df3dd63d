package io.rcon;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How one game speaks: a family of games and the facts of this one. A value; the table of those
 * that come with the engine is {@link #all()}, and {@link #with} derives one's own.
 *
 * <pre>{@code
 * Dialect modded = Dialect.MINECRAFT.with(d -> d.name("modded").maxRequest(1413));
 * }</pre>
 */
public final class Dialect {
  /** Source 1 dedicated servers: TF2, CS:S, CS:GO, Garry's Mod, L4D2. */
  public static final Dialect SOURCE = SourceGames.SOURCE;

  /** Minecraft Java Edition: vanilla, Fabric, Forge before 50. */
  public static final Dialect MINECRAFT = MinecraftGames.MINECRAFT;

  /** Minecraft Java Edition on Forge 50 and later, which sends nothing for an empty answer. */
  public static final Dialect FORGE = MinecraftGames.FORGE;

  /** Quake III Arena 1.32 and close relatives. */
  public static final Dialect QUAKE3 = QuakeGames.QUAKE3;

  /** ioquake3 and games on it, such as OpenArena. */
  public static final Dialect IOQUAKE3 = QuakeGames.IOQUAKE3;

  /** DarkPlaces: Nexuiz, Xonotic. */
  public static final Dialect DARKPLACES = QuakeWorldGames.DARKPLACES;

  /** QuakeWorld servers such as mvdsv. */
  public static final Dialect QUAKEWORLD = QuakeWorldGames.QUAKEWORLD;

  /** FTE QuakeWorld, which blocks addresses that ask too often for a day. */
  public static final Dialect FTE = QuakeWorldGames.FTE;

  /** Nukkit and PowerNukkit: Minecraft Bedrock Edition. */
  public static final Dialect NUKKIT = MinecraftGames.NUKKIT;

  /** A server of the Source kind of which nothing else is known: the most careful facts. */
  public static final Dialect GENERIC = SourceGames.GENERIC;

  /** As {@link #GENERIC}, but concludes which game it may be: {@link RconSession#findings()}. */
  public static final Dialect AUTO = SourceGames.AUTO;

  /**
   * How long a pair of server and local port rests after an exchange over UDP, so that a late
   * answer is not taken for another command's.
   *
   * @param afterEnd after an end that was seen
   * @param afterQuiet after an end that was guessed
   * @param afterTimeout after a timeout or a cancellation
   */
  public record Rests(Duration afterEnd, Duration afterQuiet, Duration afterTimeout) {
    /** 250 ms, 1 s and 45 s. */
    public static final Rests DEFAULT =
        new Rests(Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(45));
  }

  private final String name;
  private final Family family;
  private final @Nullable Dialect base;
  private final Map<Fact<?>, Object> facts;
  private final boolean ownMaxReply;

  // Asked for with every packet, so not looked up each time.
  private final Charset charset;
  private final int maxReply;
  private final int depth;
  private final Ending ending;

  /**
   * Makes a dialect of checked values.
   *
   * @param facts those that differ from the defaults
   */
  Dialect(
      String name,
      Family family,
      @Nullable Dialect base,
      Map<Fact<?>, Object> facts,
      boolean ownMaxReply) {
    this.name = name;
    this.family = family;
    this.base = base;
    this.facts = Map.copyOf(facts);
    this.ownMaxReply = ownMaxReply;
    charset = get(CommonFacts.CHARSET);
    maxReply = get(CommonFacts.MAX_REPLY);
    depth = get(CommonFacts.DEPTH);
    ending = get(CommonFacts.ENDING);
  }

  /**
   * All dialects.
   *
   * @return those that come with the engine, in the order of the table, then those of each {@link
   *     DialectProvider}
   */
  public static List<Dialect> all() {
    return FoundDialects.all();
  }

  /** {@return the dialect with a name such as {@code minecraft}; empty if there is none} */
  public static Optional<Dialect> named(String name) {
    return all().stream().filter(d -> d.name().equals(name)).findFirst();
  }

  /**
   * Derives a dialect.
   *
   * @param change changes some facts
   * @return a dialect with the changed facts
   * @throws IllegalArgumentException if a value is out of bounds, the family does not have a fact,
   *     or facts contradict each other
   */
  public Dialect with(Consumer<DialectBuilder> change) {
    DialectBuilder changed = new DialectBuilder(this);
    change.accept(changed);
    return changed.build();
  }

  /** {@return its name, as the fleet file and the program use it: lower case, no spaces} */
  public String name() {
    return name;
  }

  /** {@return the family of games that speak in the same wire format} */
  public Family family() {
    return family;
  }

  /**
   * The dialect that this one was derived from: a selector that names it matches this one too.
   *
   * @return empty for those of the engine, and where it would be {@link #GENERIC}, which is no game
   */
  public Optional<Dialect> base() {
    return Optional.ofNullable(base);
  }

  /**
   * The value of a fact. Code that runs for every packet looks it up once and keeps it.
   *
   * @param fact a common one, or one of the family
   * @param <T> the type of its values
   * @return its value; the default where the family does not have this fact
   */
  @SuppressWarnings("unchecked") // The builder puts values of the fact's type only.
  public <T> T get(Fact<T> fact) {
    Object value = facts.get(fact);
    return value == null ? fact.usual() : (T) value;
  }

  /** The facts that differ from the defaults. */
  Map<Fact<?>, Object> facts() {
    return facts;
  }

  /** {@return the games it is for, in words} */
  public String games() {
    return get(CommonFacts.GAMES);
  }

  /** {@return the evidence for its facts, such as {@code running server: NAME}} */
  public String proven() {
    return get(CommonFacts.PROVEN);
  }

  /** {@return the port its servers listen on unless told otherwise; 0 if there is no custom} */
  public int defaultPort() {
    return get(CommonFacts.DEFAULT_PORT);
  }

  /** {@return the charset of commands and answers} */
  public Charset charset() {
    return charset;
  }

  /** {@return the longest command in bytes; above it servers ban, go silent or run another one} */
  public int maxRequest() {
    return get(CommonFacts.MAX_REQUEST);
  }

  /** {@return the longest answer in bytes; a longer one is a violation of the protocol} */
  public int maxReply() {
    return maxReply;
  }

  /**
   * Whether {@link #maxReply()} was set, here or in a dialect that this one was derived from. Such
   * a limit is refused where the engine cannot keep it; others are lowered.
   */
  public boolean hasOwnMaxReply() {
    return ownMaxReply;
  }

  /** {@return how many commands may be in flight at once: more than one only where the game can} */
  public int depth() {
    return depth;
  }

  /**
   * {@return whether the server reads its stream frame by frame, so that frames may be together}
   */
  public boolean isStreamSafe() {
    return depth > 1 || ending.probe() == Ending.Probe.WITH_COMMAND;
  }

  /** {@return how often a server may be asked} */
  public Pacing pacing() {
    return get(CommonFacts.PACING);
  }

  /** {@return how the end of an answer is known} */
  public Ending ending() {
    return ending;
  }

  /**
   * {@return whether answers carry the id of their request; if not, a timeout ends a connection
   * over TCP, where what comes late could be taken for the next answer}
   */
  public boolean idsMirrored() {
    return get(CommonFacts.IDS_MIRRORED);
  }

  /**
   * A command whose answer is never empty, sent after an empty answer to learn whether the server
   * still knows the login: some forget it silently and then answer everything with nothing.
   *
   * @return empty if the game does not do that
   */
  public Optional<String> loginCheck() {
    return Optional.of(get(CommonFacts.LOGIN_CHECK)).filter(command -> !command.isEmpty());
  }

  /** {@return how often the engine uses an idle connection; empty if games close none} */
  public Optional<Duration> keepAlive() {
    return Optional.of(get(CommonFacts.KEEP_ALIVE).every()).filter(every -> !every.isZero());
  }

  /** {@return the command that keeps the connection alive: one that does nothing} */
  public String keepAliveCommand() {
    return get(CommonFacts.KEEP_ALIVE).command();
  }

  /** {@return the texts by which the server refuses (UDP)} */
  public List<RefusalText> refusals() {
    return get(QuakeFacts.REFUSALS);
  }

  /** {@return the fixed bytes of datagrams (UDP)} */
  public OutOfBand outOfBand() {
    return get(QuakeFacts.OUT_OF_BAND);
  }

  /** {@return how long pairs of server and port rest (UDP)} */
  public Rests rests() {
    return get(CommonFacts.RESTS);
  }

  /** {@return the commands and the output of its console} */
  public ConsoleFacts console() {
    return get(CommonFacts.CONSOLE);
  }

  /** {@return facts that help to explain a failure, and change nothing that is sent} */
  public DialectHints hints() {
    return get(CommonFacts.HINTS);
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Dialect that
            && name.equals(that.name)
            && family.equals(that.family)
            && facts.equals(that.facts)
            && Objects.equals(base, that.base));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
