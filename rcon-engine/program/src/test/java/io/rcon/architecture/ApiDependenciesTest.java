package io.rcon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.rcon.architecture.PackageRules.among;
import static io.rcon.architecture.PackageRules.check;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.rcon.Rcon;
import io.rcon.RconOptions;
import io.rcon.RconOptionsBuilder;
import org.junit.jupiter.api.Test;

/** What the API knows, what its signatures show, and from where the engine behind it is reached. */
class ApiDependenciesTest {
  /**
   * A plug-in's dialects are found by the loader of its thread, and that is all it is asked for.
   */
  private static final DescribedPredicate<JavaClass> LOOKS_UP_NO_LOADER =
      describe("not find dialects", c -> !c.getName().equals("io.rcon.FoundDialects"));

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

  private static DescribedPredicate<JavaClass> not(Class<?> type) {
    return DescribedPredicate.not(belongTo(type(type)));
  }
}
