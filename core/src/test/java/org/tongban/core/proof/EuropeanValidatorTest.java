package org.tongban.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongban.core.directory.Suite;
import org.tongban.core.seal.DemonstrationTimeStamper;

/** EU DSS, which had no part in making a proof, finds its signature and its time-stamp valid. */
class EuropeanValidatorTest {
  @Test
  void signatureAndTimeStampPass() {
    // Given
    var one = new Case(Suite.ES256);

    // When
    var report = judged(one.make(one.content()));

    // Then
    assertThat(report.getSignaturesCount()).isEqualTo(1);
    var signature = report.getFirstSignatureId();
    assertThat(report.getIndication(signature))
        .as("%s", report.getAdESValidationErrors(signature))
        .isEqualTo(Indication.TOTAL_PASSED);
    assertThat(report.getTimestampIdList()).hasSize(1);
    var stamp = report.getTimestampIdList().get(0);
    assertThat(report.getIndication(stamp))
        .as("%s", report.getAdESValidationErrors(stamp))
        .isEqualTo(Indication.PASSED);
  }

  @Test
  void aRenewedProofPassesWithItsEvidenceRecord() {
    // Given
    var one = new Case(Suite.ES256);
    var file = one.make(one.content());
    var stamp = ProofRenewal.stamp(file).orElseThrow();
    var other = new Stamp(Case.ascii("another note"), new byte[1], new byte[2]);
    var request = TimeStampRequest.over(EvidenceRecord.stamped(List.of(other, stamp)));
    var authority = new DemonstrationTimeStamper(Bureau.files(Case.STAMPER), CLOCK);
    var token = request.open(authority.answer(request.bytes()));
    var record = EvidenceRecord.over(List.of(other, stamp), token).get(1);

    // When
    var report = judged(ProofRenewal.with(file, record));

    // Then
    assertThat(report.getIndication(report.getFirstSignatureId()))
        .as("%s", report.getAdESValidationErrors(report.getFirstSignatureId()))
        .isEqualTo(Indication.TOTAL_PASSED);
    var found =
        report.getTimestampIdList().stream()
            .flatMap(id -> report.getTimestampEvidenceRecords(id).stream())
            .toList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).getIndication()).isEqualTo(Indication.PASSED);
  }

  @Test
  void anAlteredProofDoesNotPass() {
    // Given
    var one = new Case(Suite.ES256);
    var file = one.make(one.content());
    var members = new LinkedHashMap<String, byte[]>();
    var good = Container.read(file);
    good.names().forEach(name -> members.put(name, good.member(name).orElseThrow()));
    members.get(ProofContent.ANSWER)[40] ^= 1;

    // When
    var report = judged(Container.of(members).bytes());

    // Then
    assertThat(report.getIndication(report.getFirstSignatureId()))
        .isEqualTo(Indication.TOTAL_FAILED);
  }

  private static SimpleReport judged(byte[] file) {
    var authority = Case.AUTHORITIES.get(Suite.ES256);
    var trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(new CertificateToken(authority.certificate()));
    var list = authority.revocationList(1, NOW, NOW.plusSeconds(86_400), List.of());
    var verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setCrlSource(new ExternalResourcesCRLSource(new ByteArrayInputStream(list)));
    var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(file));
    validator.setCertificateVerifier(verifier);
    validator.setValidationTime(Date.from(NOW.plusSeconds(60)));
    return validator.validateDocument().getSimpleReport();
  }
}
