package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.internal.support.Survived;
import io.rcon.spi.Mechanism;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of mechanisms: the engine's own, those that an engine was given, and those found as
 * services: with the loader of the interface, which is looked through once, and then with the one
 * of the thread that opens a session, since a host of plug-ins has the engine and what uses it in
 * different ones.
 */
public final class Mechanisms {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private static final int MOST_BROKEN = 100;

  /** They come before any others of their families. */
  private static final List<Mechanism> OWN =
      List.of(
          new SourceMechanism(),
          new QuakeMechanism(),
          new GoldSrcMechanism(),
          new SampMechanism(),
          new Doom3Mechanism(),
          new BattlEyeMechanism(),
          new OpenTtdMechanism(),
          new FrostbiteMechanism(),
          new EvrimaMechanism(),
          new LineMechanism());

  static final Map<Family, Mechanism> ALL = own();

  private Mechanisms() {}

  private static Map<Family, Mechanism> own() {
    Map<Family, Mechanism> all = found(Mechanism.class.getClassLoader());
    for (Mechanism mechanism : OWN) {
      all.put(mechanism.family(), mechanism);
    }
    return all;
  }

  private static Map<Family, Mechanism> found(@Nullable ClassLoader loader) {
    Map<Family, Mechanism> all = new ConcurrentHashMap<>();
    int broken = 0;
    Iterator<Mechanism> found = ServiceLoader.load(Mechanism.class, loader).iterator();
    for (boolean more = true; more; ) {
      // One that cannot be loaded must not take the others with it.
      try {
        more = found.hasNext();
        if (more) {
          Mechanism mechanism = found.next();
          all.putIfAbsent(mechanism.family(), mechanism);
        }
      } catch (Throwable e) {
        Survived.log(log, e, "a mechanism cannot be loaded; dialects that need it are refused");
        more = ++broken < MOST_BROKEN;
      }
    }
    return all;
  }

  /**
   * The mechanism that speaks a dialect.
   *
   * @param dialect the facts
   * @return the mechanism of its family
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public static Mechanism of(Dialect dialect) {
    return of(dialect, List.of());
  }

  /**
   * The mechanism that speaks a dialect.
   *
   * @param dialect the facts
   * @param given those of the engine's options
   * @return the mechanism of its family
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public static Mechanism of(Dialect dialect, List<Mechanism> given) {
    Family family = dialect.family();
    for (Mechanism mechanism : given) {
      if (mechanism.family().equals(family) && !isOwn(family)) {
        return mechanism;
      }
    }
    Mechanism mechanism = ALL.get(family);
    return mechanism != null ? mechanism : byContext(dialect, given);
  }

  private static boolean isOwn(Family family) {
    return OWN.stream().anyMatch(mechanism -> mechanism.family().equals(family));
  }

  private static Mechanism byContext(Dialect dialect, List<Mechanism> given) {
    if (!dialect.family().hasSessions()) {
      throw new IllegalArgumentException(
          "dialect '"
              + dialect.name()
              + "' has typed commands only, and no session for free text or polls: "
              + dialect.family().instead());
    }
    Map<Family, Mechanism> found = found(Thread.currentThread().getContextClassLoader());
    Mechanism mechanism = found.get(dialect.family());
    if (mechanism == null) {
      TreeSet<String> names = new TreeSet<>();
      ALL.keySet().forEach(family -> names.add(family.name()));
      found.keySet().forEach(family -> names.add(family.name()));
      given.forEach(each -> names.add(each.family().name()));
      throw new IllegalArgumentException(
          "dialect '"
              + dialect.name()
              + "': there is no mechanism for the family '"
              + dialect.family()
              + "'; there are those of "
              + names
              + "; give one with RconOptions.mechanisms, or name it as a service");
    }
    return mechanism;
  }
}
