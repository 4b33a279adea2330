package org.tongban.core.proof;

import java.util.LinkedHashMap;
import java.util.Optional;

/** Puts an evidence record into a proof that was given out before, in place of an older one. */
public final class ProofRenewal {
  private ProofRenewal() {}

  /**
   * The time-stamp that is in a proof; empty where there is none.
   *
   * @throws ProofException when it is no proof
   */
  public static Optional<Stamp> stamp(byte[] file) {
    var container = Container.read(file);
    var note = container.member(Stamp.NOTE);
    var manifest = container.member(Stamp.MANIFEST);
    var token = container.member(Stamp.TOKEN);
    return note.isPresent() && manifest.isPresent() && token.isPresent()
        ? Optional.of(new Stamp(note.get(), manifest.get(), token.get()))
        : Optional.empty();
  }

  /**
   * The proof with that record; nothing else of it changes.
   *
   * @throws ProofException when it is no proof, or has no time-stamp
   */
  public static byte[] with(byte[] file, EvidenceRecord record) {
    var stamp = stamp(file).orElseThrow(() -> new ProofException(ProofReason.NO_STAMP_YET));
    var container = Container.read(file);
    var members = new LinkedHashMap<String, byte[]>();
    container.names().forEach(name -> members.put(name, container.member(name).orElseThrow()));
    members.put(Stamp.RECORD_MANIFEST, stamp.recordManifest());
    members.put(Stamp.RECORD, record.bytes());
    return Container.of(members).bytes();
  }
}
