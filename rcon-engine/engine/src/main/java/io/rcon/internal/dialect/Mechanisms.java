package io.rcon.internal.dialect;

import io.rcon.spi.Mechanism;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The mechanisms there are: the engine's own, and those found as services. */
public final class Mechanisms {
  private static final Map<String, Mechanism> ALL = load();

  private Mechanisms() {}

  private static Map<String, Mechanism> load() {
    Map<String, Mechanism> all = new TreeMap<>();
    ServiceLoader.load(Mechanism.class).forEach(m -> all.put(m.name(), m));
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
