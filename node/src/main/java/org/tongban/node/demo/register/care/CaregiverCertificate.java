package org.tongban.node.demo.register.care;

import java.time.LocalDate;
import java.util.Optional;
import org.tongban.core.identity.CaregiverNumber;
import org.tongban.node.demo.register.Person;

/**
 * A care worker's skill certificate.
 *
 * @param number 22 characters, with issuer, year and level in it
 * @param holder the person under whose name it was shown, where it is false
 * @param replacedBy number of the certificate that took its place
 */
record CaregiverCertificate(
    String number,
    Person holder,
    SkillAssessor assessor,
    LocalDate issuedOn,
    Status status,
    LocalDate statusSince,
    Optional<String> replacedBy) {

  /** The state of a certificate. */
  enum Status {
    VALID,
    REPLACED,
    /** Issued in error. */
    CANCELLED,
    REVOKED,
    /** On the list of false certificates. */
    FRAUD
  }

  /** 1 to 5; 1 is the best. */
  int level() {
    return CaregiverNumber.parse(number).orElseThrow().level().orElseThrow();
  }
}
