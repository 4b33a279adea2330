package org.tongban.core.proof;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.seal.OcspAnswer;
import org.tongban.core.seal.RevocationList;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.TrustPath;

/** Whether the signers' certificates were good when they signed. */
final class CertificateChecks {
  private static final String LIST = ".crl";
  private static final String ABOUT = "answer-";
  private static final String ANSWER = ".ocsp";

  private final Dossier dossier;

  CertificateChecks(Dossier dossier) {
    this.dossier = dossier;
  }

  List<String> certificates() {
    var others = dossier.certificates();
    var needed = needed();
    if (dossier.anchors.authorities().isEmpty()) {
      throw CheckFault.notChecked(ProofReason.NO_ANCHOR);
    }
    for (var signer : needed) {
      var certificate = signer.key().certificate();
      if (!others.contains(certificate)) {
        throw CheckFault.failed(ProofReason.CERTIFICATE_MISSING, signer.key().owner().value());
      }
      if (TrustPath.anchor(dossier.anchors.authorities(), certificate, others, signer.at())
          .isEmpty()) {
        throw CheckFault.failed(ProofReason.NO_PATH_TO_ANCHOR, signer.key().owner().value());
      }
    }
    return List.of(Integer.toString(needed.size()));
  }

  /** Nothing can be said of certificates of signers who are not known. */
  private List<Dossier.Signer> needed() {
    if (dossier.statement().exchange().isEmpty()) {
      return dossier.signers();
    }
    dossier.ask();
    if (dossier.container.names().contains(ProofContent.ANSWER)) {
      dossier.answer();
    }
    return dossier.signers();
  }

  /** By the directory, and by the lists and answers that the node had. */
  List<String> revocation() {
    var said = 0;
    for (var signer : needed()) {
      if (signer.key().revoked()) {
        throw CheckFault.failed(ProofReason.REVOKED, signer.key().owner().value());
      }
    }
    for (var name : dossier.under(ProofContent.REVOCATION)) {
      said += says(name);
    }
    return List.of(Integer.toString(said));
  }

  private int says(String name) {
    if (dossier.anchors.authorities().isEmpty()) {
      throw CheckFault.notChecked(ProofReason.NO_ANCHOR);
    }
    try {
      return name.endsWith(LIST) ? list(name) : answer(name);
    } catch (SignedDocumentException e) {
      throw CheckFault.failed(ProofReason.REVOCATION_UNREADABLE, name);
    }
  }

  private int list(String name) {
    var list = RevocationList.open(dossier.member(name), issuers(), dossier.then());
    var covered = 0;
    for (var signer : needed()) {
      if (list.revokes(signer.key())) {
        throw CheckFault.failed(ProofReason.REVOKED, signer.key().owner().value());
      }
      covered += list.covers(signer.key().certificate()) ? 1 : 0;
    }
    return covered;
  }

  /** Named after the certificate's thumbprint. */
  private int answer(String name) {
    var start = ProofContent.REVOCATION + ABOUT;
    if (!name.startsWith(start) || !name.endsWith(ANSWER)) {
      throw CheckFault.failed(ProofReason.REVOCATION_UNREADABLE, name);
    }
    var thumbprint = name.substring(start.length(), name.length() - ANSWER.length());
    for (var signer : needed()) {
      if (signer.key().thumbprint().equals(thumbprint)) {
        var certificate = signer.key().certificate();
        var answer = answer(name, certificate);
        if (answer.state() != OcspAnswer.State.GOOD) {
          throw CheckFault.failed(ProofReason.REVOKED, signer.key().owner().value());
        }
        return 1;
      }
    }
    throw CheckFault.failed(ProofReason.REVOCATION_UNREADABLE, name);
  }

  /** By whichever authority of the issuer's name: one may have had several keys. */
  private OcspAnswer answer(String name, X509Certificate certificate) {
    var issuer = certificate.getIssuerX500Principal();
    for (var one : issuers()) {
      if (one.getSubjectX500Principal().equals(issuer)) {
        try {
          return OcspAnswer.reopen(dossier.member(name), certificate, one, dossier.then());
        } catch (SignedDocumentException e) {
          continue; // the next may be the one
        }
      }
    }
    throw CheckFault.failed(ProofReason.REVOCATION_UNREADABLE, name);
  }

  /** The trusted ones, and those of the container that these lead to. */
  private List<X509Certificate> issuers() {
    var trusted = dossier.anchors.authorities();
    var all = new ArrayList<>(trusted);
    var others = dossier.certificates();
    var made = dossier.statement().made();
    others.stream()
        .filter(one -> one.getBasicConstraints() >= 0)
        .filter(one -> TrustPath.anchor(trusted, one, others, made).isPresent())
        .forEach(all::add);
    return all;
  }
}
