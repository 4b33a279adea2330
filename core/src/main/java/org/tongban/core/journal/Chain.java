package org.tongban.core.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tongban.core.message.Digest;

/**
 * How entries hang together. The hash of an entry is SHA-256 over the following fields in this
 * order. Integers are big endian. A text is its length in bytes (4) and its UTF-8 bytes; an absent
 * text is the length {@code ff ff ff ff} and nothing more, so no two entries share an encoding.
 *
 * <pre>
 * text  "tongban-journal-1"
 * 8     seq
 * text  hash of the entry before, "sha-256:" and 43 characters of base64url
 * text  kind
 * 8     time, seconds since 1970-01-01T00:00:00Z
 * 4     time, nanoseconds of the second
 * text  exchange (UUID in lower case), or absent
 * text  peer, or absent
 * text  service, or absent
 * text  purpose, or absent
 * text  outcome, or absent
 * text  reason, or absent
 * text  rule, or absent
 * text  digest of the evidence, written as the hash above
 * </pre>
 *
 * <p>Somebody who may write the whole database can compute a new chain over altered entries. That
 * is found only by comparing the head with one that was kept elsewhere.
 */
public final class Chain {
  private static final String LAYOUT = "tongban-journal-1";
  private static final int ABSENT = -1;

  private Chain() {}

  /** The entry that this draft becomes behind the given head. */
  public static JournalEntry link(Head head, EntryDraft draft) {
    return link(head, draft.facts(), Digest.ofMessage(draft.evidence()));
  }

  /**
   * The entry that these facts become behind the given head.
   *
   * @param evidence digest of its evidence
   */
  public static JournalEntry link(Head head, EntryFacts facts, Digest evidence) {
    long seq = head.seq() + 1;
    Digest hash = hash(seq, head.hash(), facts, evidence);
    return new JournalEntry(seq, facts, evidence, head.hash(), hash);
  }

  /** The hash that this entry should have by its own content. */
  public static Digest hashOf(JournalEntry entry) {
    return hash(entry.seq(), entry.previous(), entry.facts(), entry.evidenceDigest());
  }

  private static Digest hash(long seq, Digest previous, EntryFacts facts, Digest evidence) {
    var out = new ByteArrayOutputStream(512);
    text(out, LAYOUT);
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(seq).array());
    text(out, previous.toString());
    text(out, facts.kind().name());
    out.writeBytes(
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
            .putLong(facts.at().getEpochSecond())
            .putInt(facts.at().getNano())
            .array());
    text(out, facts.exchange());
    text(out, facts.peer());
    text(out, facts.service());
    text(out, facts.purpose());
    text(out, facts.outcome().map(Enum::name));
    text(out, facts.reason());
    text(out, facts.rule());
    text(out, evidence.toString());
    return Digest.sha256(out.toByteArray());
  }

  private static void text(ByteArrayOutputStream out, Optional<?> value) {
    if (value.isPresent()) {
      text(out, value.get().toString());
    } else {
      length(out, ABSENT);
    }
  }

  private static void text(ByteArrayOutputStream out, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    length(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void length(ByteArrayOutputStream out, int length) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
  }
}
