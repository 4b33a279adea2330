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
