package io.rcon.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The largest knot of each package: classes of which each reaches all others by its dependencies,
 * so that none can be built, read or tested alone. A nested class counts as its outermost one.
 */
class KnotTest {
  private static final int MOST = 4;

  /**
   * The table of dialects: a dialect holds its family, whose facts and games are declared in terms
   * of both. It is one thing in several files.
   */
  private static final Set<String> TABLE_OF_DIALECTS =
      Set.of(
          "io.rcon.BuildingGames",
          "io.rcon.CallOfDutyGames",
          "io.rcon.CommonFacts",
          "io.rcon.Dialect",
          "io.rcon.DialectBuilder",
          "io.rcon.DialectProvider",
          "io.rcon.Dialects",
          "io.rcon.Family",
          "io.rcon.FoundDialects",
          "io.rcon.MinecraftGames",
          "io.rcon.QuakeFacts",
          "io.rcon.QuakeGames",
          "io.rcon.QuakeKin",
          "io.rcon.QuakeWorldGames",
          "io.rcon.ShooterGames",
          "io.rcon.SourceFacts",
          "io.rcon.SourceGames",
          "io.rcon.SurvivalGames");

  @Test
  void noPackageHasALargeKnot() {
    List<String> tooLarge = new ArrayList<>();
    packages()
        .forEach((name, classes) -> {
          List<String> knot = largestKnot(classes);
          if (knot.size() > MOST) {
            tooLarge.add(name + ": " + knot.size() + " classes reach each other: " + knot);
          }
        });
    assertEquals(List.of(), tooLarge);
  }

  @Test
  void aKnotIsSeen() {
    Map<String, Set<String>> chain =
        Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b", "d"), "d", Set.of());

    assertEquals(List.of("b", "c"), largestKnot(chain));
  }

  /** The classes of each package, and which of them each one uses. */
  private static Map<String, Map<String, Set<String>>> packages() {
    Map<String, Map<String, Set<String>>> packages = new TreeMap<>();
    for (JavaClass each : Artifacts.classes()) {
      Map<String, Set<String>> classes =
          packages.computeIfAbsent(each.getPackageName(), name -> new TreeMap<>());
      Set<String> used =
          classes.computeIfAbsent(outermost(each.getName()), name -> new TreeSet<>());
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().equals(each.getPackageName())) {
          used.add(outermost(target.getName()));
        }
      }
    }
    packages.get("io.rcon").keySet().removeAll(TABLE_OF_DIALECTS);
    return packages;
  }

  private static String outermost(String name) {
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  private static List<String> largestKnot(Map<String, Set<String>> classes) {
    Map<String, Set<String>> reached =
        classes.keySet().stream()
            .collect(Collectors.toMap(each -> each, each -> reachedFrom(each, classes)));
    return classes.keySet().stream()
        .map(each -> knotOf(each, reached))
        .max(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  private static List<String> knotOf(String one, Map<String, Set<String>> reached) {
    return reached.get(one).stream()
        .filter(other -> reached.get(other).contains(one))
        .sorted()
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .toList();
  }

  private static Set<String> reachedFrom(String one, Map<String, Set<String>> classes) {
    Set<String> reached = new TreeSet<>();
    List<String> open = new ArrayList<>(List.of(one));
    while (!open.isEmpty()) {
      for (String next : classes.getOrDefault(open.remove(open.size() - 1), Set.of())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    reached.retainAll(classes.keySet());
    return reached;
  }
}
