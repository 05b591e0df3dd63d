package io.rcon.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/** How a rule about packages is put, and held against the main code of all artifacts. */
final class PackageRules {
  private PackageRules() {}

  /** Packages that are not there yet break no rule. */
  static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(Artifacts.classes());
  }

  static void onlyKnows(String owner, String... known) {
    check(classes().that().resideInAPackage(owner).should().onlyDependOnClassesThat(among(known)));
  }

  /** Java and the annotations of JSpecify are everywhere. */
  static DescribedPredicate<JavaClass> among(String... packages) {
    return resideInAnyPackage(packages).or(resideInAnyPackage("java..", "org.jspecify.."));
  }
}
