package org.tongban.it;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

/** The house rules, each with its reason. */
@AnalyzeClasses(packages = "org.tongban", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final List<String> CORE_ORDER =
      List.of(
          "refusal", "message", "identity", "catalogue", "directory", "seal", "policy", "journal");

  /** Types whose existence proves that a check was done. */
  private static final List<String> PROOFS =
      List.of(
          "org.tongban.core.catalogue.ValidContent",
          "org.tongban.core.policy.PermittedDraft",
          "org.tongban.core.policy.AddressedDraft",
          "org.tongban.core.policy.PermittedAsk",
          "org.tongban.core.policy.ReleasableAnswer",
          "org.tongban.core.seal.TrustedDirectory",
          "org.tongban.core.seal.SignedAsk",
          "org.tongban.core.seal.SealedAsk",
          "org.tongban.core.seal.OpenedAsk",
          "org.tongban.core.seal.SignedAnswer",
          "org.tongban.core.seal.SealedAnswer",
          "org.tongban.core.seal.OpenedAnswer",
          "org.tongban.core.journal.RecordedAsk",
          "org.tongban.core.journal.RecordedDispatch",
          "org.tongban.core.journal.RecordedAnswer",
          "org.tongban.core.journal.RecordedReply",
          "org.tongban.node.lookup.Finding",
          "org.tongban.node.station.SignedDraft",
          "org.tongban.node.station.SealedDraft",
          "org.tongban.node.station.ReceivedReply",
          "org.tongban.node.station.ReceivedMessage",
          "org.tongban.node.station.Release",
          "org.tongban.node.station.SignedReply");

  @ArchTest
  static final ArchRule CORE_IS_PLAIN =
      noClasses()
          .that()
          .resideInAPackage("org.tongban.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache.camel..",
              "jakarta.servlet..",
              "java.sql..",
              "javax.sql..",
              "org.tongban.node..")
          .because("the protocol must be usable, and reviewable, without the program around it");

  @ArchTest
  static final ArchRule CORE_PACKAGES_KEEP_THEIR_ORDER =
      classes()
          .that()
          .resideInAPackage("org.tongban.core..")
          .should(dependOnEarlierPackagesOnly())
          .because("a message meets the packages in this order");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.tongban.core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule KEYS_STAY_IN_SEAL =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.tongban.core.seal..", "org.tongban.core.proof..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "javax.crypto..",
                      "com.nimbusds..",
                      "org.bouncycastle..",
                      "com.amazon.corretto..")
                  .or(type(java.security.Signature.class))
                  .or(type(java.security.PrivateKey.class)))
          .because("secrets live in one small package");

  @ArchTest
  static final ArchRule TLS_STAYS_AT_THE_EDGE =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.tongban.node.peer..", "org.tongban.core.seal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javax.net.ssl..")
          .because("trust in a connection is decided in one place");

  @ArchTest
  static final ArchRule PROOFS_CANNOT_BE_FORGED =
      classes()
          .that(are(named(PROOFS)))
          .should(beMadeByTheirPackageOnly())
          .because("Camel's converters build what has a public constructor or factory");

  @ArchTest
  static final ArchRule STATIONS_HAVE_ONE_METHOD =
      classes()
          .that(are(stations()))
          .should(haveOnePublicMethodOfOurTypes())
          .because("Camel would choose among several, and might choose wrongly");

  @ArchTest
  static final ArchRule TIME_AND_CHANCE_ARE_GIVEN =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(String.class, "getBytes")
          .because("a test must be able to say what time it is, and bytes have one encoding");

  @ArchTest
  static final ArchRule NOBODY_SWALLOWS_EVERYTHING =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.tongban.node.routeguard.Attempt")
          .and()
          .doNotHaveFullyQualifiedName("org.tongban.node.lookup.Failure")
          .should(catchEverything())
          .because("what wasn't foreseen must reach the one place that logs it");

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> named(List<String> names) {
    return com.tngtech.archunit.base.DescribedPredicate.describe(
        "proofs", one -> names.contains(one.getName()));
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> stations() {
    return com.tngtech.archunit.base.DescribedPredicate.describe(
        "stations",
        one ->
            one.getPackageName().equals("org.tongban.node.station")
                    && SourceText.of(one).contains("/** Station ")
                || one.getPackageName().equals("org.tongban.node.station")
                    && SourceText.of(one).contains("* Station "));
  }

  private static ArchCondition<JavaClass> dependOnEarlierPackagesOnly() {
    return new ArchCondition<>("depend on earlier packages only") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        for (var dependency : one.getDirectDependenciesFromSelf()) {
          var from = place(one);
          var to = place(dependency.getTargetClass().getBaseComponentType());
          if (from >= 0 && to > from) {
            events.add(SimpleConditionEvent.violated(one, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static int place(JavaClass one) {
    var parts = one.getPackageName().split("\\.", -1);
    return parts.length > 3 && one.getPackageName().startsWith("org.tongban.core.")
        ? CORE_ORDER.indexOf(parts[3])
        : -1;
  }

  private static ArchCondition<JavaClass> beMadeByTheirPackageOnly() {
    return new ArchCondition<>("be final, without public constructor or static method") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        var open =
            !one.getModifiers().contains(JavaModifier.FINAL)
                || one.isRecord()
                || one.getConstructors().stream()
                    .anyMatch(maker -> maker.getModifiers().contains(JavaModifier.PUBLIC))
                || one.getMethods().stream()
                    .anyMatch(
                        method ->
                            method.getModifiers().contains(JavaModifier.STATIC)
                                && method.getModifiers().contains(JavaModifier.PUBLIC));
        if (open) {
          events.add(SimpleConditionEvent.violated(one, one.getName() + " can be forged"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> haveOnePublicMethodOfOurTypes() {
    return new ArchCondition<>("have one public method from one type of ours to another") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        List<JavaMethod> methods =
            one.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
        var good =
            methods.size() == 1
                && methods.get(0).getRawParameterTypes().size() == 1
                && ours(methods.get(0).getRawParameterTypes().get(0))
                && ours(methods.get(0).getRawReturnType());
        if (!good) {
          events.add(SimpleConditionEvent.violated(one, one.getName() + " has " + methods));
        }
      }

      private boolean ours(JavaClass type) {
        return type.getPackageName().startsWith("org.tongban.");
      }
    };
  }

  private static ArchCondition<JavaClass> catchEverything() {
    return new ArchCondition<>("catch Throwable or Exception") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        one.getCodeUnits().stream()
            .flatMap(unit -> unit.getTryCatchBlocks().stream())
            .flatMap(block -> block.getCaughtThrowables().stream())
            .filter(type -> type.isEquivalentTo(Exception.class))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.satisfied(one, one.getName() + " catches " + type)));
      }
    };
  }
}
