package org.tongban.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tongban.core.directory.ExampleDirectory.JIASHAN;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Violation;

/** The last value that is taken and the first that is not. */
class DirectoryLimitsTest {
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private static List<Violation> problems(byte[] json) {
    return catchThrowableOfType(DirectoryException.class, () -> Directory.parse(json)).problems();
  }

  private static List<Violation> problems(Consumer<ObjectNode> spoil) {
    var tree = ExampleDirectory.tree();
    spoil.accept(tree);
    return problems(ExampleDirectory.bytes(tree));
  }

  private static Directory good(Consumer<ObjectNode> change) {
    var tree = ExampleDirectory.tree();
    change.accept(tree);
    return Directory.parse(ExampleDirectory.bytes(tree));
  }

  private static byte[] padded(int length) {
    var good = ExampleDirectory.bytes(ExampleDirectory.tree());
    var padded = Arrays.copyOf(good, length);
    Arrays.fill(padded, good.length, length, (byte) ' ');
    return padded;
  }

  @Test
  void aDocumentIsReadUpToItsGreatestLength() {
    assertThat(Directory.parse(padded(MOST_BYTES)).federation()).isEqualTo("example");
    assertThat(problems(padded(MOST_BYTES + 1)))
        .containsExactly(new Violation("", "the document is longer than " + MOST_BYTES + " bytes"));
  }

  @Test
  void namesAreTakenUpToTheirGreatestLength() {
    // Given
    var longest = "名".repeat(100);

    // Then
    assertThat(good(t -> t.put("federation", longest)).federation()).isEqualTo(longest);
    assertThat(problems(t -> t.put("federation", longest + "名")))
        .extracting(Violation::pointer)
        .containsExactly("/federation");
    assertThat(good(t -> name(t, longest)).member(QINGPU).orElseThrow().nameEn())
        .isEqualTo(longest);
    assertThat(problems(t -> name(t, longest + "名")))
        .extracting(Violation::pointer)
        .containsExactly("/members/0/name/en");
  }

  private static void name(ObjectNode tree, String name) {
    ((ObjectNode) tree.withArray("members").get(0).path("name")).put("en", name);
  }

  @Test
  void versionsBeginWithOne() {
    assertThat(good(t -> t.put("version", 1)).version()).isEqualTo(1);
    assertThat(problems(t -> t.put("version", 0)))
        .extracting(Violation::pointer)
        .containsExactly("/version");
  }

  @Test
  void everyProblemOfTheWholeDocumentIsToldBeforeAnyIsThrown() {
    assertThat(problems("[]".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(new Violation("", "must be an object"));
  }

  @Test
  void nobodyMakesAnAgreementAlone() {
    for (var parties : List.of(List.<String>of(), List.of("310118"))) {
      assertThat(problems(t -> agree(t, parties)))
          .containsExactly(
              new Violation("/agreements/0/parties", "an agreement has at least two parties"));
    }
    assertThat(problems(t -> agree(t, List.of("310118", "310118"))))
        .containsExactly(new Violation("/agreements/0/parties/1", "stands twice in this list"));
    assertThat(good(t -> agree(t, List.of("310118", "320509"))).agreements()).hasSize(1);
  }

  private static void agree(ObjectNode tree, List<String> parties) {
    var list = ((ObjectNode) tree.withArray("agreements").get(0)).putArray("parties");
    parties.forEach(list::add);
  }

  @ParameterizedTest
  @CsvSource({"2025-12-31,false", "2026-01-01,true", "2026-12-31,true", "2027-01-01,false"})
  void anAgreementIsInForceFromItsFirstDayToItsLast(LocalDate day, boolean inForce) {
    // Given
    var agreement = ExampleDirectory.directory().agreement("care-2026").orElseThrow();

    // Then
    assertThat(agreement.parties()).containsExactlyInAnyOrder(QINGPU, JIASHAN);
    assertThat(agreement.inForce(day)).isEqualTo(inForce);
    assertThat(ExampleDirectory.directory().agreement("care-2025")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1.2,true", "1.3,false", "2.0,false"})
  void theNewestVersionItselfIsOffered(String version, boolean offered) {
    // Given
    var member = ExampleDirectory.directory().member(QINGPU).orElseThrow();

    // Then
    assertThat(member.offers(new ServiceId("eldercare.assessment"), ServiceVersion.parse(version)))
        .isEqualTo(offered);
    assertThat(member.offers(new ServiceId("eldercare.other"), ServiceVersion.parse(version)))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(KeyUse.class)
  void aKeyThatItsAuthorityTookBackIsUsableNoMore(KeyUse use) {
    // Given
    var directory = ExampleDirectory.directory();
    var key = directory.member(QINGPU).orElseThrow().keys(use, NOW).get(0);

    // When
    var without = directory.without(key::equals);

    // Then
    var member = without.member(QINGPU).orElseThrow();
    assertThat(member.keys(use, NOW)).isEmpty();
    assertThat(member.keys(use, Suite.ES256, NOW)).isEmpty();
    assertThat(without.byThumbprint(key.thumbprint()).orElseThrow().revoked()).isTrue();
    for (var other : KeyUse.values()) {
      assertThat(member.keys(other, Suite.ES256, NOW)).hasSize(other == use ? 0 : 1);
      assertThat(member.keys(other, Suite.SM2, NOW)).isEmpty();
      assertThat(without.member(JIASHAN).orElseThrow().keys(other, NOW)).hasSize(1);
    }
    assertThat(without.version()).isEqualTo(directory.version());
    assertThat(without.agreements()).isEqualTo(directory.agreements());
  }

  @ParameterizedTest
  @EnumSource(KeyUse.class)
  void aCertificateWithoutKeyUsageAdmitsEveryUse(KeyUse use) throws CertificateException {
    // Given
    var der = Base64.getDecoder().decode(Foreign.certificate("secp256r1"));

    // Then
    assertThat(CertificateReader.admits(CertificateReader.read(der), use)).isTrue();
  }
}
