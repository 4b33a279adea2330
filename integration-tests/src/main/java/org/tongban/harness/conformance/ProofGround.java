package org.tongban.harness.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.MessageId;
import org.tongban.core.proof.Anchors;
import org.tongban.harness.forge.ReadMessage;

/** The exchanges whose proofs are looked at, each made once, and whom they are held against. */
final class ProofGround {
  private final Subject node;
  private Optional<Optional<Proven>> open = Optional.empty();
  private Optional<Anchors> anchors = Optional.empty();

  ProofGround(Subject node) {
    this.node = node;
  }

  /** The good ask and its answer; empty where there was no reply. */
  Optional<Proven> open() {
    if (open.isEmpty()) {
      try {
        var ask = node.signed(node.good());
        open = Optional.of(Optional.of(proven(ask, node.post(ask).reply().bytes())));
      } catch (IOException e) {
        open = Optional.of(Optional.empty());
      }
    }
    return open.get();
  }

  /** The same of the ask that must be encrypted. */
  Proven sealed() throws IOException {
    var ask = SealedChecks.signed(node);
    var seen = node.post(SealedChecks.encrypted(node, ask, header -> {}));
    var answer = SealedChecks.inside(node, seen).map(ReadMessage::bytes).orElse(new byte[0]);
    return proven(ask, answer);
  }

  private Proven proven(byte[] ask, byte[] answer) throws IOException {
    var id = MessageId.parse(ReadMessage.of(ask).orElseThrow().text("jti"));
    var place = node.profile().proofs().orElseThrow();
    return Proven.of(id, ask, answer, ProofFetch.get(node, place, id));
  }

  boolean hasAnchors() {
    var found = anchors();
    return !found.operators().isEmpty()
        && !found.authorities().isEmpty()
        && !found.stampers().isEmpty();
  }

  /** Those of all folders; nobody where one can't be read. */
  Anchors anchors() {
    if (anchors.isEmpty()) {
      anchors = Optional.of(read(node.profile().proofs().orElseThrow().anchors()));
    }
    return anchors.get();
  }

  private static Anchors read(List<Path> folders) {
    var operators = new ArrayList<X509Certificate>();
    var authorities = new ArrayList<X509Certificate>();
    var stampers = new ArrayList<X509Certificate>();
    for (var folder : folders) {
      try {
        var found = Anchors.read(folder);
        operators.addAll(found.operators());
        authorities.addAll(found.authorities());
        stampers.addAll(found.stampers());
      } catch (IOException | CertificateException e) {
        return Anchors.NONE;
      }
    }
    return new Anchors(operators, authorities, stampers);
  }

  boolean hasRelease() {
    var missing = open().flatMap(Proven::proof).orElseThrow().missing();
    return !missing.contains("NO_RELEASE") && !missing.contains("NO_CONTRACT");
  }
}
