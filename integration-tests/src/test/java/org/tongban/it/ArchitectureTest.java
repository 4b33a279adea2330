package org.tongban.it;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tongban.node.lookup.LookUpTrial;

/** The house rules, each with its reason. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.tongban");

  private static final String READS_CERTIFICATES = "org.tongban.core.directory.CertificateReader";

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
          "org.tongban.core.seal.SignedReceipt",
          "org.tongban.core.seal.SealedReceipt",
          "org.tongban.core.seal.OpenedReceipt",
          "org.tongban.core.seal.SignedCheckpoint",
          "org.tongban.core.seal.OpenedCheckpoint",
          "org.tongban.core.seal.Cosignature",
          "org.tongban.core.journal.RecordedAsk",
          "org.tongban.core.journal.RecordedDispatch",
          "org.tongban.core.journal.RecordedAnswer",
          "org.tongban.core.journal.RecordedReceipt",
          "org.tongban.core.journal.RecordedReply",
          "org.tongban.core.seal.OpenedRelay",
          "org.tongban.core.seal.PassedRelay",
          "org.tongban.core.seal.OpenedReturn",
          "org.tongban.core.seal.PassedReturn",
          "org.tongban.core.policy.PermittedRelay",
          "org.tongban.core.journal.RecordedRelay",
          "org.tongban.core.journal.RecordedReturn",
          "org.tongban.node.station.ReceivedRelay",
          "org.tongban.node.station.SignedPass",
          "org.tongban.node.station.ReceivedReturn",
          "org.tongban.node.station.VerifiedReturn",
          "org.tongban.node.station.SignedReturn",
          "org.tongban.node.lookup.Finding",
          "org.tongban.node.lookup.Taken",
          "org.tongban.node.station.TakenIn",
          "org.tongban.node.station.SignedDraft",
          "org.tongban.node.station.SealedDraft",
          "org.tongban.node.station.ReceivedReply",
          "org.tongban.node.station.ReceivedMessage",
          "org.tongban.node.station.Release",
          "org.tongban.node.station.SignedReply");

  /** Says what signatures cost, with keys of its own that it throws away. */
  private static final String MEASURES_SIGNATURES = "org.tongban.harness.bench.CryptoFloor";

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

  static final ArchRule CORE_PACKAGES_KEEP_THEIR_ORDER =
      classes()
          .that()
          .resideInAPackage("org.tongban.core..")
          .should(ArchitectureConditions.dependOnEarlierPackagesOnly())
          .because("a message meets the packages in this order");

  static final ArchRule NO_CYCLES =
      slices().matching("org.tongban.core.(*)..").should().beFreeOfCycles();

  static final ArchRule KEYS_STAY_IN_SEAL =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.tongban.core.seal..", "org.tongban.core.proof..", "org.tongban.harness.forge..")
          .and()
          .doNotHaveFullyQualifiedName(MEASURES_SIGNATURES)
          .and()
          .doNotHaveFullyQualifiedName(READS_CERTIFICATES)
          .and()
          .doNotHaveFullyQualifiedName(READS_CERTIFICATES + "$SmProvider")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "javax.crypto..",
                      "com.nimbusds..",
                      "org.bouncycastle..",
                      "com.amazon.corretto..")
                  .or(type(java.security.Signature.class))
                  .or(type(java.security.PrivateKey.class)))
          .because("secrets live in one small package; what forges for tests holds none of a node");

  /** The JDK can't read a certificate of SM2; what reads one sees public keys only. */
  static final ArchRule THE_READER_OF_CERTIFICATES_SEES_NO_SECRET =
      noClasses()
          .that()
          .haveFullyQualifiedName(READS_CERTIFICATES)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("javax.crypto..", "com.nimbusds..", "org.bouncycastle.crypto..")
                  .or(type(java.security.Signature.class))
                  .or(type(java.security.PrivateKey.class)))
          .because("it is the one class outside of the seal that knows BouncyCastle");

  static final ArchRule TLS_STAYS_AT_THE_EDGE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.tongban.node.peer..",
              "org.tongban.core.seal..",
              "org.tongban.harness.partner..",
              "org.tongban.harness.forge..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javax.net.ssl..")
          .because(
              "trust in a connection is decided in one place, and in one of the simulated ones");

  static final ArchRule PARTNERS_ARE_NO_NODES =
      noClasses()
          .that()
          .resideInAnyPackage("org.tongban.harness.partner..", "org.tongban.harness.forge..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tongban.node..", "org.springframework..", "org.apache.camel..")
          .because("a node must meet others than itself");

  static final ArchRule PROOFS_CANNOT_BE_FORGED =
      classes()
          .that(are(ArchitectureConditions.named(PROOFS)))
          .should(ArchitectureConditions.beMadeByTheirPackageOnly())
          .because("Camel's converters build what has a public constructor or factory");

  static final ArchRule UNRECORDED_LOOK_UPS_ARE_TRIALS =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.tongban.node.routeguard..", "org.tongban.node.lookup..")
          .should()
          .callConstructor(LookUpTrial.class, CamelContext.class, Duration.class, Clock.class)
          .because("a register is read for what was recorded, or by a draft that serves nobody");

  static final ArchRule PEOPLE_ARE_THE_CONSOLES =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.tongban.node.console..", "org.tongban.node.wiring..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework.security..", "org.springframework.session..", "org.thymeleaf..")
          .because("systems are let in by a filter that can be read whole, people by the console");

  static final ArchRule STATIONS_HAVE_ONE_METHOD =
      classes()
          .that(are(ArchitectureConditions.stations()))
          .should(ArchitectureConditions.haveOnePublicMethodOfOurTypes())
          .because("Camel would choose among several, and might choose wrongly");

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

  static final ArchRule NOBODY_SWALLOWS_EVERYTHING =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.tongban.node.routeguard.Attempt")
          .and()
          .doNotHaveFullyQualifiedName("org.tongban.node.lookup.Failure")
          .should(ArchitectureConditions.catchEverything())
          .because("what wasn't foreseen must reach the one place that logs it");

  /**
   * Fields that only carry an annotation of the library's own engine are passed over by Surefire.
   */
  @TestFactory
  Stream<DynamicTest> everyRuleIsKept() {
    return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
        .filter(field -> field.getType() == ArchRule.class)
        .map(field -> DynamicTest.dynamicTest(field.getName(), () -> rule(field).check(CLASSES)));
  }

  private static ArchRule rule(Field field) throws IllegalAccessException {
    return (ArchRule) field.get(null);
  }
}
