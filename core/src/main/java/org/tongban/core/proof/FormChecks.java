package org.tongban.core.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.message.Digest;

/** Whether the container holds what its signature is about, and nothing else. */
final class FormChecks {
  private static final Set<String> OUTSIDE =
      Set.of(
          ProofMaker.MANIFEST,
          ProofMaker.SIGNATURE,
          Stamp.MANIFEST,
          Stamp.TOKEN,
          Stamp.RECORD_MANIFEST,
          Stamp.RECORD);

  private final Dossier dossier;

  FormChecks(Dossier dossier) {
    this.dossier = dossier;
  }

  List<String> content() {
    var manifest = AsicManifest.read(dossier.member(ProofMaker.MANIFEST));
    var named = new HashSet<String>();
    for (var reference : manifest.references()) {
      named.add(reference.uri());
      compare(reference.uri(), reference.digest());
    }
    if (!manifest.signature().equals(ProofMaker.SIGNATURE)
        || !manifest.mediaType().equals(AsicManifest.PKCS7)
        || named.size() != manifest.references().size()) {
      throw CheckFault.failed(ProofReason.MANIFEST_MALFORMED);
    }
    for (var name : dossier.container.names()) {
      if (!named.contains(name) && !OUTSIDE.contains(name)) {
        throw CheckFault.failed(ProofReason.MEMBER_ADDED, name);
      }
    }
    var statement = Statement.read(dossier.member(ProofContent.STATEMENT));
    stamp(statement);
    record(statement);
    dossier.statement(statement);
    return List.of(Integer.toString(named.size()));
  }

  /** The stamp is older than the manifest that is signed, so the statement answers for it. */
  private void stamp(Statement statement) {
    if (statement.stamp().isPresent()) {
      compare(Stamp.MANIFEST, statement.stamp().get().manifest());
      compare(Stamp.TOKEN, statement.stamp().get().token());
    } else if (dossier.container.names().contains(Stamp.MANIFEST)
        || dossier.container.names().contains(Stamp.TOKEN)) {
      throw CheckFault.failed(ProofReason.MEMBER_ADDED, Stamp.TOKEN);
    }
  }

  /** A record comes with its manifest, and only to a stamp; both answer for themselves. */
  private void record(Statement statement) {
    var names = dossier.container.names();
    boolean renewed = names.contains(Stamp.RECORD);
    if (renewed != names.contains(Stamp.RECORD_MANIFEST)
        || renewed && statement.stamp().isEmpty()) {
      throw CheckFault.failed(ProofReason.MEMBER_ADDED, Stamp.RECORD);
    }
  }

  private void compare(String name, Digest digest) {
    if (!Digest.sha256(dossier.member(name)).equals(digest)) {
      throw CheckFault.failed(ProofReason.MEMBER_ALTERED, name);
    }
  }

  List<String> seal() {
    var signature = CadesSignature.read(dossier.member(ProofMaker.SIGNATURE));
    if (!signature.verifies(dossier.member(ProofMaker.MANIFEST))) {
      throw CheckFault.failed(ProofReason.SIGNATURE_INVALID);
    }
    var statement = dossier.statement();
    if (!signature.signingTime().equals(statement.made())) {
      throw CheckFault.failed(ProofReason.STATEMENT_MALFORMED);
    }
    var thumbprint = CertifiedKey.thumbprintOf(signature.certificate());
    dossier.signed(dossier.key(thumbprint, statement.member(), statement.made()), statement.made());
    return List.of(statement.member().value(), statement.made().toString());
  }
}
