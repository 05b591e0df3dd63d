package io.rcon;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects the facts of a {@link Dialect}, which explains each of them; see {@link Dialect#with}.
 * Not thread-safe.
 */
public final class DialectBuilder {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

  private final Map<Fact<?>, Object> facts = new LinkedHashMap<>();
  private final @Nullable Dialect from;
  private String name;
  private Family family;

  /** Whether a user set the limit: it is then an error if it cannot be kept, and else lowered. */
  private boolean ownMaxReply;

  /** Begins with the defaults, for a dialect that is built on no other. */
  DialectBuilder(String name, Family family) {
    this.name = name;
    this.family = family;
    from = null;
  }

  DialectBuilder(Dialect from) {
    this.from = from;
    name = from.name();
    family = from.family();
    ownMaxReply = from.hasOwnMaxReply();
    facts.putAll(from.facts());
  }

  static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what + " has lower case letters, digits and hyphens, not '" + name + "'");
    }
  }

  Dialect build() {
    checkName("a dialect's name", name);
    try {
      facts.forEach((fact, value) -> check(fact, value));
      facts.entrySet().removeIf(entry -> entry.getKey().usual().equals(entry.getValue()));
      Dialect built = new Dialect(name, family, base(), facts, ownMaxReply);
      family.check(built);
      return built;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("dialect '" + name + "': " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("unchecked") // The value was put for this fact.
  private <T> void check(Fact<T> fact, Object value) {
    fact.check((T) value);
  }

  /**
   * The base: the same game by another name, never {@link Dialect#GENERIC} or {@link Dialect#AUTO},
   * which are no games.
   */
  private @Nullable Dialect base() {
    if (from == null || from.name().equals(Dialects.GENERIC_NAME) || from.get(SourceFacts.LEARNS)) {
      return null;
    }
    return from.name().equals(name) ? from.base().orElse(null) : from;
  }

  /**
   * Sets a fact.
   *
   * @param fact a common one, or one of the family
   * @param value its value, checked when the dialect is built
   * @param <T> the type of its values
   * @return this
   * @throws IllegalArgumentException if dialects of the family do not have this fact
   */
  public <T> DialectBuilder set(Fact<T> fact, T value) {
    if (!family.has(fact)) {
      throw new IllegalArgumentException(
          "dialect '"
              + name
              + "': the family '"
              + family
              + "' has no fact '"
              + fact.key()
              + "'; it has "
              + family.facts());
    }
    facts.put(fact, Objects.requireNonNull(value, fact.key()));
    ownMaxReply |= fact == CommonFacts.MAX_REPLY;
    return this;
  }

  /**
   * Changes the family. Facts that the new one does not have are dropped.
   *
   * @param family the family
   * @return this
   */
  public DialectBuilder family(Family family) {
    this.family = Objects.requireNonNull(family, "family");
    facts.keySet().removeIf(fact -> !family.has(fact));
    return this;
  }

  /** Sets facts that belong together. */
  DialectBuilder also(Consumer<DialectBuilder> facts) {
    facts.accept(this);
    return this;
  }

  /** Takes over all facts of another dialect that the family has. */
  void setAll(Dialect other) {
    other
        .facts()
        .forEach((fact, value) -> {
          if (family.has(fact)) {
            facts.put(fact, value);
          }
        });
  }

  /** Sets the {@linkplain Dialect#name() name}. */
  public DialectBuilder name(String name) {
    this.name = Objects.requireNonNull(name, "name");
    return this;
  }

  /** Sets {@link Dialect#games()}. */
  public DialectBuilder games(String games) {
    return set(CommonFacts.GAMES, games);
  }

  /** Sets {@link Dialect#proven()}. */
  public DialectBuilder proven(String proven) {
    return set(CommonFacts.PROVEN, proven);
  }

  /** Sets {@link CommonFacts#REFUTED_BY}. */
  public DialectBuilder refutedBy(String refutedBy) {
    return set(CommonFacts.REFUTED_BY, refutedBy);
  }

  /** Sets {@link Dialect#defaultPort()}. */
  public DialectBuilder defaultPort(int defaultPort) {
    return set(CommonFacts.DEFAULT_PORT, defaultPort);
  }

  /** Sets {@link Dialect#charset()}. */
  public DialectBuilder charset(Charset charset) {
    return set(CommonFacts.CHARSET, charset);
  }

  /** Sets {@link Dialect#maxRequest()}. */
  public DialectBuilder maxRequest(int maxRequest) {
    return set(CommonFacts.MAX_REQUEST, maxRequest);
  }

  /** Sets {@link Dialect#maxReply()}. */
  public DialectBuilder maxReply(int maxReply) {
    return set(CommonFacts.MAX_REPLY, maxReply);
  }

  /** Sets {@link Dialect#depth()}. */
  public DialectBuilder depth(int depth) {
    return set(CommonFacts.DEPTH, depth);
  }

  /** Sets {@link Dialect#pacing()}. */
  public DialectBuilder pacing(Pacing pacing) {
    return set(CommonFacts.PACING, pacing);
  }

  /** Sets {@link Dialect#ending()}. */
  public DialectBuilder ending(Ending ending) {
    return set(CommonFacts.ENDING, ending);
  }

  /** Sets {@link Dialect#idsMirrored()}. */
  public DialectBuilder idsMirrored(boolean idsMirrored) {
    return set(CommonFacts.IDS_MIRRORED, idsMirrored);
  }

  /** Sets {@link SourceFacts#LENIENT_NULS}, in the Source family only. */
  public DialectBuilder lenientNuls(boolean lenientNuls) {
    return set(SourceFacts.LENIENT_NULS, lenientNuls);
  }

  /** Sets {@link CommonFacts#CLOSES_ON_BAD_PASSWORD}. */
  public DialectBuilder closesOnBadPassword(boolean closesOnBadPassword) {
    return set(CommonFacts.CLOSES_ON_BAD_PASSWORD, closesOnBadPassword);
  }

  /** Sets {@link Dialect#loginCheck()}; an empty text for none. */
  public DialectBuilder loginCheck(String loginCheck) {
    return set(CommonFacts.LOGIN_CHECK, loginCheck);
  }

  /** Sets {@link Dialect#keepAlive()}; zero for never. */
  public DialectBuilder keepAlive(Duration keepAlive) {
    return set(CommonFacts.KEEP_ALIVE, new KeepAlive(keepAlive, keptAlive().command()));
  }

  /** Sets {@link Dialect#keepAliveCommand()}. */
  public DialectBuilder keepAliveCommand(String keepAliveCommand) {
    return set(CommonFacts.KEEP_ALIVE, new KeepAlive(keptAlive().every(), keepAliveCommand));
  }

  private KeepAlive keptAlive() {
    return (KeepAlive) facts.getOrDefault(CommonFacts.KEEP_ALIVE, KeepAlive.NONE);
  }

  /** Sets {@link Dialect#refusals()}, in the Quake family only. */
  public DialectBuilder refusals(List<RefusalText> refusals) {
    return set(QuakeFacts.REFUSALS, List.copyOf(refusals));
  }

  /** Sets {@link Dialect#outOfBand()}, in the Quake family only. */
  public DialectBuilder outOfBand(OutOfBand outOfBand) {
    return set(QuakeFacts.OUT_OF_BAND, outOfBand);
  }

  /** Sets {@link CommonFacts#FORBIDDEN_IN_PASSWORD}. */
  public DialectBuilder forbiddenInPassword(String forbiddenInPassword) {
    return set(CommonFacts.FORBIDDEN_IN_PASSWORD, forbiddenInPassword);
  }

  /** Sets {@link CommonFacts#ASCII_PASSWORD}. */
  public DialectBuilder asciiPassword(boolean asciiPassword) {
    return set(CommonFacts.ASCII_PASSWORD, asciiPassword);
  }

  /** Sets {@link Dialect#rests()}. */
  public DialectBuilder rests(Dialect.Rests rests) {
    return set(CommonFacts.RESTS, rests);
  }

  /** Sets {@link Dialect#console()}. */
  public DialectBuilder console(ConsoleFacts console) {
    return set(CommonFacts.CONSOLE, console);
  }

  /** Sets {@link CommonFacts#STATUS_FORMAT}. */
  public DialectBuilder statusFormat(String statusFormat) {
    return set(CommonFacts.STATUS_FORMAT, statusFormat);
  }

  /** Sets {@link Dialect#hints()}. */
  public DialectBuilder hints(DialectHints hints) {
    return set(CommonFacts.HINTS, hints);
  }
}
