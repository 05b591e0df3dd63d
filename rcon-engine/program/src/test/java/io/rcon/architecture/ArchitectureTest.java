package io.rcon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.rcon.Rcon;
import io.rcon.RconOptions;
import io.rcon.RconOptionsBuilder;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The dependencies that are allowed between packages.
 *
 * <pre>
 *  cli, config, load, micrometer ─▶ io.rcon ◀─ spi, status ◀─ commands
 *                              │ Rcon alone
 *                              ▼
 *  internal: fleet ─▶ session ─▶ command ─▶ line ─▶ event, reply ─▶ dialect ─▶ wire ─▶ wire.tls
 *                                                          simulator, tunnel ─▶ codec
 *            all of them ─▶ support
 * </pre>
 */
class ArchitectureTest {
  /** From the top to the bottom: each may use those after it, never those before. */
  private static final List<String> LAYERS =
      List.of(
          "fleet",
          "session",
          "query",
          "command",
          "line",
          "event",
          "reply",
          "dialect",
          "wire",
          "wire.tls");

  private static final JavaClasses EVERYTHING = Artifacts.classes();

  /** Of CompletableFuture: how many parameters its methods have that use the common pool. */
  private static final Map<String, Integer> WITHOUT_AN_EXECUTOR =
      Map.of("delayedExecutor", 2, "supplyAsync", 1, "runAsync", 1);

  /** Packages that are not there yet break no rule. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(EVERYTHING);
  }

  private static void onlyKnows(String owner, String... known) {
    check(classes().that().resideInAPackage(owner).should().onlyDependOnClassesThat(among(known)));
  }

  /** Java and the annotations of JSpecify are everywhere. */
  private static DescribedPredicate<JavaClass> among(String... packages) {
    return resideInAnyPackage(packages).or(resideInAnyPackage("java..", "org.jspecify.."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.rcon",
        "io.rcon.codec.source",
        "io.rcon.codec.oob",
        "io.rcon.codec.query",
        "io.rcon.commands",
        "io.rcon.config",
        "io.rcon.fake",
        "io.rcon.games",
        "io.rcon.internal.support",
        "io.rcon.load",
        "io.rcon.micrometer",
        "io.rcon.simulator",
        "io.rcon.spi",
        "io.rcon.status",
        "io.rcon.tunnel"
      })
  void theRulesSeeThePackage(String name) {
    assertTrue(EVERYTHING.containPackage(name), name);
  }

  @Test
  void theLayersOfTheEngineNeverLookUp() {
    for (int lower = 0; lower < LAYERS.size(); lower++) {
      String name = "io.rcon.internal." + LAYERS.get(lower);
      assertTrue(EVERYTHING.containPackage(name), name);
      for (String upper : LAYERS.subList(0, lower)) {
        check(
            noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.rcon.internal." + upper));
      }
    }
  }

  @Test
  void theEngineHasNoPackageThatTheRulesDoNotKnow() {
    String[] known =
        LAYERS.stream().map(layer -> "io.rcon.internal." + layer).toArray(String[]::new);
    check(
        classes()
            .that()
            .resideInAPackage("io.rcon.internal..")
            .should()
            .resideInAnyPackage(known)
            .orShould()
            .resideInAPackage("io.rcon.internal.support"));
  }

  @Test
  void supportKnowsNoneOfThoseItSupports() {
    onlyKnows(
        "io.rcon.internal.support..",
        "io.rcon.internal.support..",
        "io.netty..",
        "org.slf4j..",
        "io.rcon",
        "javax.net.ssl..");
  }

  @Test
  void theEngineKnowsOnlyTheApiTheCodecAndNetty() {
    onlyKnows(
        "io.rcon.internal..",
        "io.rcon.internal..",
        "io.rcon",
        "io.rcon.spi",
        "io.rcon.codec..",
        "io.netty..",
        "org.slf4j..",
        "javax.net.ssl..",
        "javax.security.auth.x500..");
  }

  @Test
  void onlyTheDoorKnowsTheInside() {
    check(
        noClasses()
            .that(resideOutsideOfPackages("io.rcon.internal..").and(not(Rcon.class)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.rcon.internal.."));
  }

  @Test
  void onlyTheProgramOpensTheDoor() {
    check(
        noClasses()
            .that(resideOutsideOfPackages("io.rcon.cli..").and(not(Rcon.class)))
            .should()
            .dependOnClassesThat(type(Rcon.class)));
  }

  private static DescribedPredicate<JavaClass> not(Class<?> type) {
    return DescribedPredicate.not(belongTo(type(type)));
  }

  /**
   * A plug-in's dialects are found by the loader of its thread, and that is all it is asked for.
   */
  private static final DescribedPredicate<JavaClass> LOOKS_UP_NO_LOADER =
      describe("not find dialects", c -> !c.getName().equals("io.rcon.FoundDialects"));

  @Test
  void theApiHasInterfacesAndValuesOnly() {
    check(
        classes()
            .that(
                resideInAPackage("io.rcon")
                    .and(not(Rcon.class))
                    .and(not(RconOptions.class))
                    .and(not(RconOptionsBuilder.class)))
            .should()
            .onlyDependOnClassesThat(among("io.rcon")));
    // Its users hand mechanisms over here.
    check(
        classes()
            .that(belongTo(type(RconOptions.class)))
            .should()
            .onlyDependOnClassesThat(among("io.rcon", "io.rcon.spi")));
    check(
        noClasses()
            .that(resideInAPackage("io.rcon").and(not(Rcon.class)).and(LOOKS_UP_NO_LOADER))
            .should()
            .dependOnClassesThat(
                type(Thread.class)
                    .or(resideInAPackage("java.net.."))
                    .or(resideInAPackage("java.nio.channels.."))
                    .or(resideInAPackage("java.util.concurrent.locks.."))
                    .or(resideInAPackage("java.util.concurrent.atomic.."))));
  }

  @Test
  void noSignatureOfTheApiHasATypeOfNetty() {
    check(
        methods()
            .that()
            .areDeclaredInClassesThat(resideInAPackage("io.rcon"))
            .should(
                new ArchCondition<JavaMethod>("have no type of Netty in their public signature") {
                  @Override
                  public void check(JavaMethod method, ConditionEvents events) {
                    boolean seen =
                        method.getModifiers().contains(JavaModifier.PUBLIC)
                            || method.getModifiers().contains(JavaModifier.PROTECTED);
                    boolean netty =
                        method.getAllInvolvedRawTypes().stream()
                            .anyMatch(type -> type.getPackageName().startsWith("io.netty"));
                    events.add(
                        new SimpleConditionEvent(method, !seen || !netty, method.getFullName()));
                  }
                }));
  }

  @Test
  void theQueriesKnowWhatMechanismsKnowAndTheTypedAnswers() {
    onlyKnows(
        "io.rcon.query..",
        "io.rcon.query..",
        "io.rcon",
        "io.rcon.spi",
        "io.rcon.status",
        "io.rcon.codec..",
        "io.netty..");
  }

  @Test
  void theGamesKnowWhatQueriesKnowAndJson() {
    onlyKnows(
        "io.rcon.games..",
        "io.rcon.games..",
        "io.rcon",
        "io.rcon.spi",
        "io.rcon.status",
        "io.rcon.codec..",
        "io.netty..",
        "com.fasterxml.jackson.core..");
  }

  @Test
  void theTypedAnswersAndTheFakesKnowTheApiAlone() {
    onlyKnows("io.rcon.status..", "io.rcon.status..", "io.rcon");
    onlyKnows("io.rcon.fake..", "io.rcon.fake..", "io.rcon");
  }

  @Test
  void theTypedCommandsKnowTheApiAndTheTypedAnswers() {
    onlyKnows("io.rcon.commands..", "io.rcon.commands..", "io.rcon.status..", "io.rcon");
  }

  /** A regular expression can take a time that grows with the square of a line, or worse. */
  @Test
  void noRegularExpressionReadsTheTextOfAServer() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.rcon.status..", "io.rcon.query..", "io.rcon.games..", "io.rcon.codec.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.regex..")
            .orShould()
            .dependOnClassesThat(type(Scanner.class))
            .orShould()
            .callMethodWhere(
                describe(
                    "compiles a regular expression",
                    call ->
                        call.getTargetOwner().isEquivalentTo(String.class)
                            && Set.of("split", "matches", "replaceAll", "replaceFirst")
                                .contains(call.getName()))));
  }

  /** An application may have blocked the pool that all of a JVM shares: nothing may wait for it. */
  @Test
  void nothingRunsInTheCommonPool() {
    check(
        noClasses()
            .should()
            .callMethodWhere(
                describe(
                    "runs in the common pool",
                    call ->
                        call.getTargetOwner().isEquivalentTo(CompletableFuture.class)
                            && call.getTarget().getRawParameterTypes().size()
                                == WITHOUT_AN_EXECUTOR.getOrDefault(call.getName(), -1)))
            .orShould()
            .callMethod(ForkJoinPool.class, "commonPool"));
  }

  @Test
  void makersOfMechanismsKnowTheApiNettyAndTheCodec() {
    onlyKnows("io.rcon.spi..", "io.rcon.spi..", "io.rcon", "io.rcon.codec..", "io.netty..");
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.rcon.simulator..", "io.rcon.tunnel.."})
  void whatStandsBesideTheEngineKnowsTheCodecAndTheValues(String owner) {
    onlyKnows(owner, owner, "io.rcon", "io.rcon.codec..", "io.netty..", "org.slf4j..", "javax..");
  }

  @Test
  void theAdaptersKnowTheApiAndTheirLibrary() {
    onlyKnows("io.rcon.config..", "io.rcon.config..", "io.rcon", "org.snakeyaml..", "org.slf4j..");
    onlyKnows("io.rcon.micrometer..", "io.rcon.micrometer..", "io.rcon", "io.micrometer..");
    onlyKnows(
        "io.rcon.load..",
        "io.rcon.load..",
        "io.rcon",
        "org.HdrHistogram..",
        "org.knowm.xchart..",
        "com.fasterxml.jackson.core..");
  }

  @Test
  void theCodecKnowsNoThreadNoClockAndNoFuture() {
    onlyKnows("io.rcon.codec..", "io.rcon.codec..", "io.netty..", "javax.crypto..");
    check(
        noClasses()
            .that()
            .resideInAPackage("io.rcon.codec..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "java.util.concurrent..", "io.netty.util.concurrent..", "java.time..")
                    .or(type(Thread.class))
                    .or(type(ThreadLocal.class)))
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.rcon.cli..", "io.rcon.tunnel..", "io.rcon.load.."})
  void nothingKnowsTheProgramAndOnlyItTheTunnelAndTheLoad(String known) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.rcon.cli..", known)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(known));
  }

  @ParameterizedTest
  @CsvSource({
    "io.micrometer.., io.rcon.micrometer.. io.rcon.monitor.http..",
    "org.snakeyaml.., io.rcon.config..",
    "com.cronutils.., io.rcon.monitor.schedule..",
    "org.sqlite.., io.rcon.monitor.history..",
    "java.sql.., io.rcon.monitor.history..",
    "picocli.., io.rcon.cli..",
    "org.jline.., io.rcon.cli..",
    "org.knowm.xchart.., io.rcon.load..",
    "com.fasterxml.jackson.., io.rcon.cli.. io.rcon.games.. io.rcon.load.. io.rcon.monitor..",
    "io.vertx.., io.rcon.monitor.http.. io.rcon.monitor.notify..",
    "org.HdrHistogram.., io.rcon.cli.. io.rcon.load..",
  })
  void aLibraryStaysInItsPackages(String library, String owners) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(owners.split(" ", -1))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
  }

  @Test
  void onlyTheProgramWritesToTheTerminalAndEndsTheJvm() {
    check(
        noClasses().that().resideOutsideOfPackage("io.rcon.cli..").should(ACCESS_STANDARD_STREAMS));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.rcon.cli..")
            .should()
            .callMethodWhere(
                describe(
                    "ends the JVM",
                    call ->
                        call.getTargetOwner().isEquivalentTo(System.class)
                            && call.getName().equals("exit"))));
  }
}
