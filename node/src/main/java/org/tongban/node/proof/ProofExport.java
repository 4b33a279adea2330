package org.tongban.node.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.directory.Suite;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.ExchangeEvidence;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.proof.ProofContent;
import org.tongban.core.proof.ProofException;
import org.tongban.core.proof.ProofMaker;
import org.tongban.core.proof.ProofRenewal;
import org.tongban.core.proof.ProvenEntry;
import org.tongban.core.proof.TimeStamp;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.KeptItem;
import org.tongban.core.seal.KeptMessages;
import org.tongban.core.seal.Sealer;
import org.tongban.node.store.KeptCheckpoint;
import org.tongban.node.store.LogStore;
import org.tongban.node.store.RenewalStore;
import org.tongban.node.store.StampStore;
import org.tongban.node.store.StampStore.KeptStamp;
import org.tongban.node.store.StoreException;

/** Makes the proof of an exchange out of the journal, its tree, and the documents in force. */
public final class ProofExport {
  private static final Logger LOG = LoggerFactory.getLogger(ProofExport.class);

  private final MemberCode self;
  private final LogStore log;
  private final StampStore stamps;
  private final Stamping stamping;
  private final RenewalStore renewals;
  private final DocumentsInForce documents;
  private final Sealer sealer;
  private final ProofMaker maker;

  public ProofExport(
      MemberCode self,
      LogStore log,
      StampStore stamps,
      Stamping stamping,
      RenewalStore renewals,
      DocumentsInForce documents,
      Sealer sealer,
      ProofMaker maker) {
    this.self = self;
    this.log = log;
    this.stamps = stamps;
    this.stamping = stamping;
    this.renewals = renewals;
    this.documents = documents;
    this.sealer = sealer;
    this.maker = maker;
  }

  /**
   * The file.
   *
   * @param entries of the exchange, the oldest first
   * @param item of many that were asked in one message, its place from 0: then nothing of the
   *     others is in it
   * @throws RefusedException {@code EXCHANGE_UNKNOWN} where no ask was signed, or there is no such
   *     item; {@code PEER_NOT_TRUSTED} where this node has no key in force
   */
  public byte[] proof(MessageId exchange, List<StoredEntry> entries, OptionalInt item) {
    var evidence = new ExchangeEvidence(entries);
    var ask =
        evidence
            .ask()
            .map(bytes -> cut(bytes, item))
            .orElseThrow(() -> new RefusedException(Reason.EXCHANGE_UNKNOWN, "no signed ask"));
    Suite suite = KeptMessages.suiteOf(ask);
    var kept = entries.stream().map(StoredEntry::entry).toList();
    var stamp = stampOver(last(kept));
    var bare = stamp.isPresent() ? Optional.<KeptCheckpoint>empty() : log.covering(last(kept));
    var size = stamp.map(KeptStamp::size).or(() -> bare.map(one -> one.checkpoint().size()));
    var answer = evidence.answer().map(bytes -> cutAnswer(bytes, item));
    var key = sealer.evidenceKey(suite);
    var content =
        new ProofContent(
            self,
            exchange,
            ask,
            answer,
            proven(kept, size),
            bare.map(KeptCheckpoint::note),
            stamp.map(KeptStamp::stamp),
            documents.directory(),
            documents.release(),
            files(entries, documents.files(evidence.ask().orElseThrow(), evidence.answer(), key)));
    var file = maker.make(content, key);
    return size.flatMap(renewals::newest)
        .map(record -> ProofRenewal.with(file, record))
        .orElse(file);
  }

  private static Map<String, byte[]> files(
      List<StoredEntry> entries, Map<String, byte[]> documents) {
    var files = new HashMap<>(documents);
    entries.stream()
        .filter(one -> one.entry().facts().kind() == EntryKind.UNDELIVERED)
        .findFirst()
        .ifPresent(one -> files.put(ProofContent.UNDELIVERED, one.evidence()));
    return files;
  }

  private static byte[] cut(byte[] message, OptionalInt item) {
    try {
      return item.isPresent() ? KeptItem.cut(message, item.getAsInt()) : message;
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "no such item");
    }
  }

  /** Where all were refused together, the refusal has no items. */
  private static byte[] cutAnswer(byte[] message, OptionalInt item) {
    return KeptMessages.leaves(message).isEmpty() ? message : cut(message, item);
  }

  /**
   * A proof that was given out before, with the newest renewal of its time-stamp; the same file
   * where there is none.
   *
   * @throws RefusedException {@code REQUEST_MALFORMED} for what is no proof of this journal
   */
  public byte[] renewed(byte[] file) {
    try {
      var stamp = ProofRenewal.stamp(file);
      if (stamp.isEmpty()) {
        return file;
      }
      var checkpoint = Checkpoint.parse(text(stamp.get().note()));
      if (!checkpoint.member().equals(Optional.of(self))) {
        throw new RefusedException(Reason.REQUEST_MALFORMED, "a proof of another journal");
      }
      return renewals
          .newest(checkpoint.size())
          .filter(record -> record.isOver(stamp.get()))
          .map(record -> ProofRenewal.with(file, record))
          .orElse(file);
    } catch (ProofException | IllegalArgumentException e) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "no proof");
    }
  }

  /** A signed note is a text, an empty line and signatures. */
  private static String text(byte[] note) {
    var whole = new String(note, StandardCharsets.UTF_8);
    return whole.substring(0, whole.indexOf("\n\n") + 1);
  }

  /** Since when a time-stamp authority knows of that entry; it is asked where none does yet. */
  public Optional<Instant> stampedAt(long seq) {
    return stampOver(seq).map(kept -> TimeStamp.read(kept.stamp().token()).at());
  }

  private static long last(List<JournalEntry> entries) {
    return entries.stream().mapToLong(JournalEntry::seq).max().orElse(0);
  }

  /** Who asks for a proof shall not have to come again in a minute, where that can be helped. */
  private Optional<KeptStamp> stampOver(long seq) {
    var there = stamps.covering(seq);
    if (there.isPresent()) {
      return there;
    }
    try {
      stamping.onDemand();
    } catch (StoreException e) {
      LOG.warn("A proof goes out without time-stamp: {}", e.getMessage());
    }
    return stamps.covering(seq);
  }

  private List<ProvenEntry> proven(List<JournalEntry> entries, Optional<Long> size) {
    return entries.stream()
        .map(one -> new ProvenEntry(one, size.map(to -> log.inclusion(one.seq(), to))))
        .toList();
  }
}
