package io.rcon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static io.rcon.architecture.PackageRules.check;

import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** The methods of the JDK that only some code calls, or none. */
class ForbiddenCallsTest {
  /** Of CompletableFuture: how many parameters its methods have that use the common pool. */
  private static final Map<String, Integer> WITHOUT_AN_EXECUTOR =
      Map.of("delayedExecutor", 2, "supplyAsync", 1, "runAsync", 1);

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
