package io.rcon.internal.dialect;

import io.rcon.internal.support.Survived;
import io.rcon.spi.Mechanism;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mechanisms there are: the engine's own, and those found as services. */
public final class Mechanisms {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private static final int MOST_BROKEN = 100;

  static final Map<String, Mechanism> ALL = load();

  private Mechanisms() {}

  private static Map<String, Mechanism> load() {
    Map<String, Mechanism> all = new TreeMap<>();
    int broken = 0;
    Iterator<Mechanism> found = ServiceLoader.load(Mechanism.class).iterator();
    for (boolean more = true; more; ) {
      // One that cannot be loaded must not take the others with it.
      try {
        more = found.hasNext();
        if (more) {
          Mechanism mechanism = found.next();
          all.put(mechanism.name(), mechanism);
        }
      } catch (Throwable e) {
        Survived.log(log, e, "a mechanism cannot be loaded; dialects that need it are refused");
        more = ++broken < MOST_BROKEN;
      }
    }
    all.put(SourceMechanism.NAME, new SourceMechanism());
    all.put(QuakeMechanism.NAME, new QuakeMechanism());
    return all;
  }

  /**
   * A mechanism by its name.
   *
   * @param name what the dialect says
   * @return the mechanism
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public static Mechanism named(String name) {
    Mechanism mechanism = ALL.get(name);
    if (mechanism == null) {
      throw new IllegalArgumentException(
          "there is no mechanism '" + name + "'; there are " + ALL.keySet());
    }
    return mechanism;
  }
}
