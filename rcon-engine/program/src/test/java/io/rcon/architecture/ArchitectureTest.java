package io.rcon.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.rcon.architecture.PackageRules.check;
import static io.rcon.architecture.PackageRules.onlyKnows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
    assertTrue(Artifacts.classes().containPackage(name), name);
  }

  @Test
  void theLayersOfTheEngineNeverLookUp() {
    for (int lower = 0; lower < LAYERS.size(); lower++) {
      String name = "io.rcon.internal." + LAYERS.get(lower);
      assertTrue(Artifacts.classes().containPackage(name), name);
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
        "io.rcon.commands",
        "io.rcon.codec..",
        "io.netty..",
        "javax.net.ssl..",
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

  @Test
  void makersOfMechanismsKnowTheApiNettyAndTheCodec() {
    onlyKnows(
        "io.rcon.spi..",
        "io.rcon.spi..",
        "io.rcon",
        "io.rcon.codec..",
        "io.netty..",
        "javax.net.ssl..",
        "javax.security.auth.x500..");
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
}
