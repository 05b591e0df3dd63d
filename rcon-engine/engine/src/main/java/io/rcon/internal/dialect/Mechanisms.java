package io.rcon.internal.dialect;

import io.rcon.Dialect;
import io.rcon.Family;
import io.rcon.QuakeFacts;
import io.rcon.SourceFacts;
import io.rcon.internal.support.Survived;
import io.rcon.spi.Mechanism;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mechanisms there are: the engine's own, and those found as services. */
public final class Mechanisms {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private static final int MOST_BROKEN = 100;

  static final Map<Family, Mechanism> ALL = load();

  private Mechanisms() {}

  private static Map<Family, Mechanism> load() {
    Map<Family, Mechanism> all = new ConcurrentHashMap<>();
    int broken = 0;
    Iterator<Mechanism> found = ServiceLoader.load(Mechanism.class).iterator();
    for (boolean more = true; more; ) {
      // One that cannot be loaded must not take the others with it.
      try {
        more = found.hasNext();
        if (more) {
          Mechanism mechanism = found.next();
          all.put(mechanism.family(), mechanism);
        }
      } catch (Throwable e) {
        Survived.log(log, e, "a mechanism cannot be loaded; dialects that need it are refused");
        more = ++broken < MOST_BROKEN;
      }
    }
    all.put(SourceFacts.FAMILY, new SourceMechanism());
    all.put(QuakeFacts.FAMILY, new QuakeMechanism());
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
    Mechanism mechanism = ALL.get(dialect.family());
    if (mechanism == null) {
      throw new IllegalArgumentException(
          "dialect '"
              + dialect.name()
              + "': there is no mechanism for the family '"
              + dialect.family()
              + "'; there are those of "
              + ALL.keySet().stream().map(Family::name).sorted().toList());
    }
    return mechanism;
  }
}
