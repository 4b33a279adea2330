package org.tongban.core.proof;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.tongban.core.message.Digest;

/**
 * An evidence record (RFC 4998) over one time-stamp of a checkpoint: further time-stamps, each made
 * while the one before could be relied on. One chain, SHA-256 throughout, DER.
 */
public final class EvidenceRecord {
  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
  private static final int LARGEST = 1 << 20;

  private final byte[] bytes;
  private final org.bouncycastle.asn1.tsp.EvidenceRecord record;
  private final ArchiveTimeStamp[] chain;

  private EvidenceRecord(byte[] bytes, org.bouncycastle.asn1.tsp.EvidenceRecord record) {
    this.bytes = bytes;
    this.record = record;
    this.chain =
        record.getArchiveTimeStampSequence().getArchiveTimeStampChains()[0].getArchiveTimestamps();
  }

  /**
   * The bytes that one time-stamp over all of these must be about.
   *
   * @param stamps one or more
   */
  public static byte[] stamped(List<Stamp> stamps) {
    return tree(stamps).stamped();
  }

  /** A record for each of these, in their order, by that one time-stamp. */
  public static List<EvidenceRecord> over(List<Stamp> stamps, TimeStamp token) {
    var tree = tree(stamps);
    var records = new ArrayList<EvidenceRecord>();
    for (int i = 0; i < stamps.size(); i++) {
      var reduced =
          tree.reduced(i).stream()
              .map(hashes -> new PartialHashtree(hashes.toArray(byte[][]::new)))
              .toArray(PartialHashtree[]::new);
      var info = ContentInfo.getInstance(token.bytes());
      records.add(of(new ArchiveTimeStamp(SHA256, reduced, info)));
    }
    return records;
  }

  private static HashTree tree(List<Stamp> stamps) {
    return new HashTree(stamps.stream().map(EvidenceRecord::hashes).toList());
  }

  private static List<byte[]> hashes(Stamp stamp) {
    return Stream.of(stamp.note(), stamp.manifest(), stamp.token())
        .map(part -> Digest.sha256(part).bytes())
        .sorted(Arrays::compareUnsigned)
        .toList();
  }

  private static EvidenceRecord of(ArchiveTimeStamp first) {
    var chains = new ArchiveTimeStampSequence(new ArchiveTimeStampChain(first));
    return of(
        new org.bouncycastle.asn1.tsp.EvidenceRecord(
            new AlgorithmIdentifier[] {SHA256}, null, null, chains));
  }

  private static EvidenceRecord of(org.bouncycastle.asn1.tsp.EvidenceRecord record) {
    try {
      return new EvidenceRecord(record.getEncoded(ASN1Encoding.DER), record);
    } catch (IOException e) {
      throw new IllegalStateException("what was just made has a form", e);
    }
  }

  /** The bytes that the next time-stamp must be about (RFC 4998 §5.2: the last one's). */
  public byte[] next() {
    return token(chain.length - 1).bytes();
  }

  /** The record with one more time-stamp over {@link #next()}. */
  public EvidenceRecord renewed(TimeStamp token) {
    var info = ContentInfo.getInstance(token.bytes());
    return of(record.addArchiveTimeStamp(new ArchiveTimeStamp(info), false));
  }

  /**
   * Reads one in its only spelling; nothing of it is believed yet.
   *
   * @throws ProofException {@code RECORD_MALFORMED}
   */
  public static EvidenceRecord read(byte[] der) {
    return ProofException.guarded(ProofReason.RECORD_MALFORMED, () -> parse(der));
  }

  private static EvidenceRecord parse(byte[] der) throws IOException {
    var record = org.bouncycastle.asn1.tsp.EvidenceRecord.getInstance(der);
    var chains = record.getArchiveTimeStampSequence().getArchiveTimeStampChains();
    boolean good =
        der.length <= LARGEST
            && Arrays.equals(record.getEncoded(ASN1Encoding.DER), der)
            && chains.length == 1
            && Arrays.equals(record.getDigestAlgorithms(), new AlgorithmIdentifier[] {SHA256})
            && isPlain(chains[0].getArchiveTimestamps());
    if (!good) {
      throw new ProofException(ProofReason.RECORD_MALFORMED);
    }
    return new EvidenceRecord(der.clone(), record);
  }

  /**
   * The first is by a tree over many, those that follow are about the one before and nothing else.
   */
  private static boolean isPlain(ArchiveTimeStamp[] chain) {
    return SHA256.equals(chain[0].getDigestAlgorithm())
        && chain[0].getReducedHashTree() != null
        && chain[0].getReducedHashTree().length > 0
        && Stream.of(chain).skip(1).allMatch(one -> one.getReducedHashTree() == null);
  }

  /** DER. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many time-stamps it adds. */
  public int length() {
    return chain.length;
  }

  /** The last time-stamp. */
  public TimeStamp last() {
    return token(chain.length - 1);
  }

  private TimeStamp token(int place) {
    return ProofException.guarded(
        ProofReason.RECORD_MALFORMED,
        () -> TimeStamp.read(chain[place].getTimeStamp().getEncoded(ASN1Encoding.DER)));
  }

  /**
   * Until when the time that the stamp states can be relied on.
   *
   * @param trusted certificates of time-stamp authorities or of those above them
   * @throws ProofException {@code RECORD_OF_SOMETHING_ELSE, STAMP_NOT_BY_THE_AUTHORITY,
   *     RENEWED_TOO_LATE}
   */
  public Instant holds(Stamp stamp, Collection<X509Certificate> trusted) {
    var before = TimeStamp.read(stamp.token());
    var stamped = stamped(stamp);
    for (int i = 0; i < chain.length; i++) {
      var token = token(i);
      if (!token.covers(stamped)) {
        throw new ProofException(ProofReason.RECORD_OF_SOMETHING_ELSE);
      }
      if (!token.isTidy()) {
        throw new ProofException(ProofReason.RECORD_MALFORMED);
      }
      if (!token.isBy(trusted)) {
        throw new ProofException(ProofReason.STAMP_NOT_BY_THE_AUTHORITY);
      }
      if (!token.at().isBefore(before.end(trusted))) {
        throw new ProofException(ProofReason.RENEWED_TOO_LATE);
      }
      before = token;
      stamped = token.bytes();
    }
    return before.end(trusted);
  }

  /** Whether it is about this time-stamp, whoever made it. */
  public boolean isOver(Stamp stamp) {
    try {
      return token(0).covers(stamped(stamp));
    } catch (ProofException e) {
      return false;
    }
  }

  private byte[] stamped(Stamp stamp) {
    var reduced = reduced(chain[0]);
    if (!same(reduced.get(0), hashes(stamp))) {
      throw new ProofException(ProofReason.RECORD_OF_SOMETHING_ELSE);
    }
    return HashTree.stamped(reduced);
  }

  private static List<List<byte[]>> reduced(ArchiveTimeStamp one) {
    return Stream.of(one.getReducedHashTree()).map(part -> List.of(part.getValues())).toList();
  }

  private static boolean same(List<byte[]> found, List<byte[]> hashes) {
    return found.size() == hashes.size()
        && Arrays.equals(HashTree.joined(found), HashTree.joined(hashes));
  }
}
