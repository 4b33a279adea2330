package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.message.Digest;
import org.tongban.harness.forge.RawChain;
import org.tongban.harness.forge.RawProof;
import org.tongban.harness.forge.RawRevocation;
import org.tongban.harness.forge.RawRevocation.Word;
import org.tongban.harness.forge.ReadMessage;

/** What a proof brings along of others: certificates, revocations, directory, contract. */
final class ProofDocumentChecks {
  private ProofDocumentChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            "PRF-07",
            ProofChecks.SECTION,
            ProofChecks.and(Need.ANCHORS),
            ProofDocumentChecks::certificates),
        new Check(
            "PRF-08",
            ProofChecks.SECTION,
            ProofChecks.and(Need.ANCHORS, Need.LISTS),
            ProofDocumentChecks::revocation),
        new Check(
            "PRF-09",
            ProofChecks.SECTION,
            ProofChecks.and(Need.ANCHORS),
            ProofDocumentChecks::directory),
        new Check(
            "PRF-10",
            ProofChecks.SECTION,
            ProofChecks.and(Need.ANCHORS, Need.RELEASED),
            ProofDocumentChecks::contract));
  }

  /**
   * The certificates of those who signed the exchange, by the directory; the member's comes too.
   */
  private static List<X509Certificate> signers(Subject node) throws IOException {
    var proven = ProofChecks.proven(node);
    return Stream.of(proven.ask(), proven.answer())
        .flatMap(message -> ReadMessage.of(message).stream())
        .map(message -> message.header().path("x5t#S256").asText())
        .flatMap(thumbprint -> node.directory().byThumbprint(thumbprint).stream())
        .map(CertifiedKey::certificate)
        .distinct()
        .toList();
  }

  private static List<X509Certificate> enclosed(RawProof proof) {
    var found = new ArrayList<X509Certificate>();
    for (var name : proof.under("certificates/")) {
      try {
        found.add(CertificateReader.read(proof.member(name)));
      } catch (CertificateException e) {
        continue; // nobody's
      }
    }
    return found;
  }

  private static Verdict certificates(Subject node) throws IOException {
    var proof = ProofChecks.proof(node);
    var enclosed = enclosed(proof);
    var trusted = node.proofs().anchors().authorities();
    var at = ProofChecks.made(proof);
    var signers = signers(node);
    var good =
        enclosed.size() == proof.under("certificates/").size()
            && enclosed.containsAll(signers)
            && signers.stream().allMatch(one -> RawChain.leads(one, enclosed, trusted, at));
    return Verdict.when(good, good ? signers.size() + " signers" : "a signer who can't be traced");
  }

  /** Each signer is covered, as it was when the proof was made. */
  private static Verdict revocation(Subject node) throws IOException {
    var proof = ProofChecks.proof(node);
    var authorities = new ArrayList<>(node.proofs().anchors().authorities());
    authorities.addAll(enclosed(proof));
    var at = ProofChecks.made(proof);
    var files = proof.under("revocation/");
    for (var signer : signers(node)) {
      var words =
          files.stream()
              .map(name -> RawRevocation.of(name, proof.member(name), signer, authorities, at))
              .toList();
      if (!words.contains(Word.GOOD) || words.contains(Word.REVOKED)) {
        return Verdict.when(false, "a signer of whom nothing good is said");
      }
    }
    return Verdict.when(true, files.size() + " lists or answers");
  }

  private static Verdict directory(Subject node) {
    var proof = ProofChecks.proof(node);
    var signed = proof.message("directory.jws");
    var good =
        signed.filter(read -> isOperators(node, read)).isPresent()
            && signed.filter(read -> inForce(read.claims(), ProofChecks.made(proof))).isPresent()
            && signed.filter(read -> isSame(node, read)).isPresent();
    return Verdict.when(
        good, good ? "of the operator, in force" : "not the operator's, or another");
  }

  private static boolean isOperators(Subject node, ReadMessage signed) {
    return node.proofs().anchors().operators().stream().anyMatch(signed::verifies);
  }

  private static boolean inForce(JsonNode document, Instant at) {
    try {
      return !at.isBefore(Instant.parse(document.path("issued").asText()))
          && at.isBefore(Instant.parse(document.path("expires").asText()));
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** One of this federation; byte for byte the kit's where it says the same version. */
  private static boolean isSame(Subject node, ReadMessage signed) {
    var trusted = node.setting().trusted();
    return signed.text("federation").equals(trusted.directory().federation())
        && (signed.claims().path("version").asLong() != trusted.directory().version()
            || signed.digest().equals(trusted.digest()));
  }

  private static Verdict contract(Subject node) {
    var proof = ProofChecks.proof(node);
    var ask = node.positive().orElseThrow();
    var main = ask.service().value().replace('.', '/') + "/" + ask.version() + "/contract.yaml";
    var files = proof.under("contract/");
    var released = proof.message("catalogue.jws").filter(read -> isOperators(node, read));
    var good =
        files.contains("contract/" + main)
            && released
                .filter(read -> inForce(read.claims(), ProofChecks.made(proof)))
                .map(read -> read.claims().path("files"))
                .filter(digests -> files.stream().allMatch(name -> is(digests, name, proof)))
                .isPresent();
    return Verdict.when(good, good ? files.size() + " files as released" : "not as released");
  }

  private static boolean is(JsonNode digests, String name, RawProof proof) {
    var digest = HexFormat.of().formatHex(Digest.sha256(proof.member(name)).bytes());
    return Optional.ofNullable(digests.path(name.substring("contract/".length())).textValue())
        .filter(digest::equals)
        .isPresent();
  }
}
