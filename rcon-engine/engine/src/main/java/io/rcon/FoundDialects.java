package io.rcon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dialects of the table and those of providers. */
final class FoundDialects {
  /** Found once, with the class loader of the interface. */
  private static final List<Dialect> OWN =
      joined(Dialects.ALL, DialectProvider.class.getClassLoader());

  private FoundDialects() {}

  static List<Dialect> all() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null || context == DialectProvider.class.getClassLoader()
        ? OWN
        : joined(OWN, context);
  }

  private static List<Dialect> joined(List<Dialect> known, @Nullable ClassLoader loader) {
    Map<String, Dialect> all = new LinkedHashMap<>();
    known.forEach(dialect -> all.put(dialect.name(), dialect));
    Set<Class<?>> seen = new HashSet<>();
    for (DialectProvider provider : providers(loader)) {
      if (seen.add(provider.getClass())) {
        provider.dialects().forEach(dialect -> all.putIfAbsent(dialect.name(), dialect));
      }
    }
    return all.size() == known.size() ? known : List.copyOf(all.values());
  }

  private static List<DialectProvider> providers(@Nullable ClassLoader loader) {
    List<DialectProvider> found = new ArrayList<>();
    try {
      ServiceLoader.load(DialectProvider.class, loader).forEach(found::add);
    } catch (ServiceConfigurationError e) {
      // Not SLF4J: this package does not depend on it.
      System.getLogger(Dialect.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "a provider of dialects cannot be loaded; its dialects are missing",
              e);
    }
    return found;
  }
}
