package org.tongban.core.proof;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.TrustedDirectory;

/**
 * A proof while it is verified: its container, and what the checks that came out good have
 * established. Serves one verification of one thread.
 */
final class Dossier {
  final Container container;
  final Anchors anchors;
  final CryptoProvider crypto;

  private Optional<Statement> statement = Optional.empty();
  private Optional<TrustedDirectory> directory = Optional.empty();
  private Optional<Ask> ask = Optional.empty();
  private Optional<Answer> answer = Optional.empty();
  private Optional<Checkpoint> checkpoint = Optional.empty();
  private Optional<Stamp> stamp = Optional.empty();
  private List<ProvenEntry> entries = List.of();
  private final List<Signer> signers = new ArrayList<>();

  Dossier(Container container, Anchors anchors, CryptoProvider crypto) {
    this.container = container;
    this.anchors = anchors;
    this.crypto = crypto;
  }

  /** Who signed something, and when it says so. */
  record Signer(CertifiedKey key, Instant at) {}

  /** The member of the container, which its making did not leave out by its own word. */
  byte[] member(String name) {
    return container
        .member(name)
        .orElseThrow(() -> CheckFault.failed(ProofReason.MEMBER_MISSING, name));
  }

  /** The same of one that may be missing, for a reason that the statement names. */
  byte[] member(String name, ProofReason unless) {
    return container.member(name).orElseThrow(() -> absent(name, unless));
  }

  CheckFault absent(String name, ProofReason unless) {
    return statement().missing().contains(unless)
        ? CheckFault.notChecked(unless)
        : CheckFault.failed(ProofReason.MEMBER_MISSING, name);
  }

  /** The members under that folder. */
  List<String> under(String folder) {
    return container.names().stream().filter(name -> name.startsWith(folder)).toList();
  }

  /** The certificates that came with the proof; nobody trusts them for that. */
  List<X509Certificate> certificates() {
    var found = new ArrayList<X509Certificate>();
    for (var name : under(ProofContent.CERTIFICATES)) {
      try {
        found.add(CertificateReader.read(member(name)));
      } catch (CertificateException e) {
        throw CheckFault.failed(ProofReason.CERTIFICATE_MISSING, name);
      }
    }
    return found;
  }

  /**
   * The member's key of that thumbprint, by the directory, in force then. Whether it was revoked is
   * another check's to say.
   */
  CertifiedKey key(String thumbprint, MemberCode owner, Instant at) {
    var key =
        directory()
            .directory()
            .byThumbprint(thumbprint)
            .orElseThrow(() -> CheckFault.failed(ProofReason.SIGNER_UNKNOWN));
    if (!key.owner().equals(owner)) {
      throw CheckFault.failed(ProofReason.SIGNER_NOT_THE_ISSUER);
    }
    if (key.use() != KeyUse.SIGN || at.isBefore(key.from()) || !at.isBefore(key.to())) {
      throw CheckFault.failed(ProofReason.KEY_NOT_IN_FORCE);
    }
    return key;
  }

  void signed(CertifiedKey key, Instant at) {
    signers.add(new Signer(key, at));
  }

  List<Signer> signers() {
    return signers;
  }

  /** The clock stood still when the proof was made. */
  Clock then() {
    return Clock.fixed(statement().made(), ZoneOffset.UTC);
  }

  Statement statement() {
    return statement.orElseThrow(() -> CheckFault.needs(ProofCheck.CONTENT));
  }

  /** Whether its own word, which the signed manifest covers, is that it proves no exchange. */
  boolean isExport() {
    return statement.isPresent() && statement.get().exchange().isEmpty();
  }

  void statement(Statement read) {
    statement = Optional.of(read);
  }

  TrustedDirectory directory() {
    return directory.orElseThrow(() -> CheckFault.needs(ProofCheck.DIRECTORY));
  }

  void directory(TrustedDirectory opened) {
    directory = Optional.of(opened);
  }

  Ask ask() {
    return ask.orElseThrow(() -> CheckFault.needs(ProofCheck.ASK));
  }

  void ask(Ask verified) {
    ask = Optional.of(verified);
  }

  Answer answer() {
    return answer.orElseThrow(() -> CheckFault.needs(ProofCheck.ANSWER));
  }

  void answer(Answer verified) {
    answer = Optional.of(verified);
  }

  List<ProvenEntry> entries() {
    return entries;
  }

  void entries(List<ProvenEntry> read) {
    entries = read;
  }

  Stamp stamp() {
    return stamp.orElseThrow(() -> CheckFault.needs(ProofCheck.TIME));
  }

  void stamp(Stamp verified) {
    stamp = Optional.of(verified);
  }

  Checkpoint checkpoint() {
    return checkpoint.orElseThrow(() -> CheckFault.needs(ProofCheck.CHECKPOINT));
  }

  void checkpoint(Checkpoint verified) {
    checkpoint = Optional.of(verified);
  }
}
