package io.rcon.status;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import io.rcon.Query;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The providers of formats and queries that are found as services, with the loader of {@link
 * StatusProvider} and then with the one of the thread that asks, since a plug-in host loads the
 * engine and its users with different loaders. Safe on any thread.
 */
public final class StatusProviders {
  private static final int MOST_BROKEN = 100;

  private static final List<StatusProvider> OWN =
      List.copyOf(found(StatusProvider.class.getClassLoader(), new HashSet<>()));

  /**
   * Weak on both sides: what is found in a plug-in must not keep the plug-in from being unloaded.
   */
  private static final Map<ClassLoader, WeakReference<List<StatusProvider>>> BY_CONTEXT =
      new WeakHashMap<>();

  private StatusProviders() {}

  /**
   * All providers.
   *
   * @return an immutable list, each class once
   */
  public static List<StatusProvider> all() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null || context == StatusProvider.class.getClassLoader()
        ? OWN
        : withContext(context);
  }

  /**
   * The query that tells the most of a dialect's servers.
   *
   * @param dialect the dialect
   * @return the first of its {@link CommonFacts#QUERY} that there is; empty if there is none
   */
  static Optional<Query<ServerStatus>> query(Dialect dialect) {
    List<StatusProvider> providers = all();
    return dialect.get(CommonFacts.QUERY).stream()
        .flatMap(name ->
            providers.stream()
                .flatMap(provider -> provider.queries().stream())
                .filter(query -> query.name().equals(name)))
        .findFirst();
  }

  private static List<StatusProvider> withContext(ClassLoader context) {
    synchronized (BY_CONTEXT) {
      WeakReference<List<StatusProvider>> known = BY_CONTEXT.get(context);
      List<StatusProvider> all = known == null ? null : known.get();
      if (all == null) {
        Set<Class<?>> seen = new HashSet<>();
        OWN.forEach(provider -> seen.add(provider.getClass()));
        List<StatusProvider> joined = new ArrayList<>(OWN);
        joined.addAll(found(context, seen));
        all = List.copyOf(joined);
        BY_CONTEXT.put(context, new WeakReference<>(all));
      }
      return all;
    }
  }

  private static List<StatusProvider> found(@Nullable ClassLoader loader, Set<Class<?>> seen) {
    List<StatusProvider> all = new ArrayList<>();
    Iterator<StatusProvider> found = ServiceLoader.load(StatusProvider.class, loader).iterator();
    int broken = 0;
    for (boolean more = true; more; ) {
      // One that cannot be loaded must not take the others with it.
      try {
        more = found.hasNext();
        StatusProvider provider = more ? found.next() : null;
        if (provider != null && seen.add(provider.getClass())) {
          all.add(provider);
        }
      } catch (Exception | LinkageError | ServiceConfigurationError e) {
        // Not SLF4J: this package does not depend on it.
        System.getLogger(StatusProviders.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "a provider of status formats cannot be loaded; what it brings is missing",
                e);
        more = ++broken < MOST_BROKEN;
      }
    }
    return all;
  }
}
