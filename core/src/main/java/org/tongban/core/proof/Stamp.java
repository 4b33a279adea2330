package org.tongban.core.proof;

import java.util.List;
import org.tongban.core.message.Digest;

/**
 * A time-stamp over a checkpoint, with the manifest that leads from the one to the other.
 *
 * @param note the checkpoint as it was when it was stamped, with its signatures
 * @param manifest the bytes that the token is about
 * @param token the time-stamp token (RFC 3161)
 */
public record Stamp(byte[] note, byte[] manifest, byte[] token) {
  static final String NOTE = "checkpoint.note";
  static final String MANIFEST = Container.META_INF + "ASiCManifest002.xml";
  static final String TOKEN = Container.META_INF + "timestamp001.tst";

  /** Where the evidence record lies that renews it, and what it is about. */
  static final String RECORD = Container.META_INF + "evidencerecord001.ers";

  static final String RECORD_MANIFEST = Container.META_INF + "ASiCEvidenceRecordManifest001.xml";

  public Stamp {
    note = note.clone();
    manifest = manifest.clone();
    token = token.clone();
  }

  /** The manifest (ETSI EN 319 162-1 annex A.4) over which a checkpoint is to be stamped. */
  public static byte[] manifest(byte[] note) {
    var reference = new AsicManifest.Reference(NOTE, "text/plain", Digest.sha256(note));
    return new AsicManifest(TOKEN, AsicManifest.TIMESTAMP_TOKEN, List.of(reference)).bytes();
  }

  /** The manifest (ETSI EN 319 162-1) of the files that its evidence record is about. */
  byte[] recordManifest() {
    var references =
        List.of(
            new AsicManifest.Reference(NOTE, "text/plain", Digest.sha256(note)),
            new AsicManifest.Reference(MANIFEST, "text/xml", Digest.sha256(manifest)),
            new AsicManifest.Reference(TOKEN, AsicManifest.TIMESTAMP_TOKEN, Digest.sha256(token)));
    return new AsicManifest(RECORD, AsicManifest.EVIDENCE_RECORD, references).bytes();
  }

  /** A copy. */
  @Override
  public byte[] note() {
    return note.clone();
  }

  /** A copy. */
  @Override
  public byte[] manifest() {
    return manifest.clone();
  }

  /** A copy. */
  @Override
  public byte[] token() {
    return token.clone();
  }
}
