package org.tongban.core.proof;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.catalogue.Release;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.message.Digest;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;

/** Whether directory and contract are the operator's, by an operator that the anchors name. */
final class PublishedChecks {
  private final Dossier dossier;
  private final SignedDocuments documents;

  PublishedChecks(Dossier dossier) {
    this.dossier = dossier;
    this.documents = new SignedDocuments(dossier.crypto);
  }

  List<String> directory() {
    var signed = dossier.member(ProofContent.DIRECTORY);
    var made = dossier.statement().made();
    try {
      var opened = documents.openDirectory(signed, operators(), made);
      dossier.directory(opened);
      var directory = opened.directory();
      return List.of(directory.federation(), Long.toString(directory.version()));
    } catch (SignedDocumentException | DirectoryException e) {
      throw CheckFault.failed(ProofReason.NOT_THE_OPERATORS, ProofContent.DIRECTORY);
    }
  }

  List<String> catalogue() {
    var signed = dossier.member(ProofContent.RELEASE, ProofReason.NO_RELEASE);
    try {
      var release = documents.openCatalogue(signed, operators(), dossier.statement().made());
      var ask = dossier.ask();
      var folder = ask.service().value().replace('.', '/') + "/" + ask.version() + "/";
      contract(release, folder);
      return List.of(
          ask.service().value(), ask.version().toString(), Long.toString(release.version()));
    } catch (SignedDocumentException | CatalogueException e) {
      throw CheckFault.failed(ProofReason.NOT_THE_OPERATORS, ProofContent.RELEASE);
    }
  }

  private void contract(Release release, String folder) {
    var members = dossier.under(ProofContent.CONTRACT);
    if (members.isEmpty()) {
      throw dossier.absent(ProofContent.CONTRACT + folder, ProofReason.NO_CONTRACT);
    }
    if (!members.contains(ProofContent.CONTRACT + folder + "contract.yaml")) {
      throw CheckFault.failed(ProofReason.CONTRACT_NOT_RELEASED, folder);
    }
    for (var member : members) {
      var name = member.substring(ProofContent.CONTRACT.length());
      var digest = HexFormat.of().formatHex(Digest.sha256(dossier.member(member)).bytes());
      if (!name.startsWith(folder) || !release.files().containsKey(name)) {
        throw CheckFault.failed(ProofReason.CONTRACT_NOT_RELEASED, name);
      }
      if (!release.files().get(name).equals(digest)) {
        throw CheckFault.failed(ProofReason.CONTRACT_ALTERED, name);
      }
    }
  }

  /** Those who signed when the proof was made, from the anchors on by the operator's own word. */
  private List<X509Certificate> operators() {
    if (dossier.anchors.operators().isEmpty()) {
      throw CheckFault.notChecked(ProofReason.NO_ANCHOR);
    }
    var changes = dossier.container.member(ProofContent.OPERATORS);
    var made = dossier.statement().made();
    var all = new ArrayList<X509Certificate>();
    for (var first : dossier.anchors.operators()) {
      if (changes.isPresent()) {
        all.addAll(documents.openOperators(changes.get(), first).at(made));
      } else {
        all.add(first);
      }
    }
    return all;
  }
}
