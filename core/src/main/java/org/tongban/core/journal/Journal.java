package org.tongban.core.journal;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.AskContent;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Undelivered;
import org.tongban.core.policy.Permitted;
import org.tongban.core.policy.PermittedAsk;
import org.tongban.core.policy.PermittedBatch;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedAnswer;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.core.seal.OpenedReceipt;
import org.tongban.core.seal.OpenedReply;
import org.tongban.core.seal.SealedAnswer;
import org.tongban.core.seal.SealedAsk;
import org.tongban.core.seal.SealedReceipt;
import org.tongban.core.seal.SealedReply;

/**
 * Records before anybody acts, and hands out the proof that it did. Each method returns when the
 * entry is durable, and throws {@link RefusedException} with {@link Reason#JOURNAL_UNAVAILABLE} or
 * {@link Reason#BUSY} when that could not be had.
 */
public final class Journal {
  private final JournalStore store;
  private final Facts now;
  private final SubjectIndex subjects;

  public Journal(JournalStore store, Clock clock, SubjectIndex subjects) {
    this.store = Objects.requireNonNull(store, "store");
    this.now = new Facts(clock);
    this.subjects = Objects.requireNonNull(subjects, "subjects");
  }

  /**
   * Records a permitted ask and admits its id, both or neither.
   *
   * @throws RefusedException also {@link Reason#SEEN_BEFORE}
   */
  public RecordedAsk admit(PermittedAsk permitted) {
    return new RecordedAsk(permitted, admitted(permitted));
  }

  /**
   * Records many asks in one message and admits its id, both or neither.
   *
   * @throws RefusedException also {@link Reason#SEEN_BEFORE}
   */
  public RecordedBatch admit(PermittedBatch permitted) {
    return new RecordedBatch(permitted, admitted(permitted));
  }

  private JournalEntry admitted(Permitted permitted) {
    OpenedAsk opened = permitted.opened();
    Ask ask = opened.ask();
    EntryFacts facts = now.of(EntryKind.ASK_RECEIVED, ask, ask.issuer()).withRule(permitted.rule());
    return store.admit(
        new EntryDraft(facts, opened.bytes(), subjects.of(ask)),
        ask.issuer(),
        ask.id(),
        ask.validity().expiresAt());
  }

  /**
   * Records an ask of this node.
   *
   * @param rule the access rule that permitted it
   */
  public RecordedDispatch sent(SealedAsk sealed, String rule) {
    Ask ask = sealed.signed().ask();
    EntryFacts facts = now.of(EntryKind.ASK_SENT, ask, ask.audience()).withRule(rule);
    var draft = new EntryDraft(facts, sealed.signed().bytes(), subjects.of(ask));
    return new RecordedDispatch(sealed, store.append(draft));
  }

  /** Records a verified answer to an ask of this node, or a receipt. */
  public RecordedArrival received(OpenedReply opened) {
    return opened instanceof OpenedReceipt receipt
        ? received(receipt)
        : received((OpenedAnswer) opened);
  }

  private RecordedReceipt received(OpenedReceipt opened) {
    EntryFacts facts =
        now.of(EntryKind.RECEIPT_RECEIVED, opened.answering().ask(), opened.receipt().issuer());
    return new RecordedReceipt(opened, append(facts, opened.bytes()));
  }

  /** Records a verified answer to an ask of this node, whatever its outcome. */
  public RecordedAnswer received(OpenedAnswer opened) {
    Answer answer = opened.answer();
    EntryFacts facts =
        now.of(EntryKind.ANSWER_RECEIVED, opened.answering().ask(), answer.issuer())
            .withOutcome(answer.outcome())
            .withReason(Facts.readable(answer.reason()));
    return new RecordedAnswer(opened, append(facts, opened.bytes()));
  }

  /**
   * Records an answer to an admitted ask, or a receipt.
   *
   * @throws IllegalArgumentException when it answers another ask
   */
  public RecordedReply replied(Admitted recorded, SealedReply sealed) {
    return sealed instanceof SealedReceipt receipt
        ? taken(recorded, receipt)
        : replied(recorded, (SealedAnswer) sealed);
  }

  private RecordedReply taken(Admitted recorded, SealedReceipt sealed) {
    OpenedAsk opened = recorded.permitted().opened();
    var receipt = sealed.signed().receipt();
    if (!receipt.inReplyTo().equals(opened.ask().id())
        || !receipt.askDigest().equals(opened.digest())) {
      throw new IllegalArgumentException("the receipt is of another ask");
    }
    EntryFacts facts =
        now.of(EntryKind.RECEIPT_SENT, opened.ask(), opened.ask().issuer())
            .withRule(recorded.permitted().rule());
    return new RecordedReply(sealed, append(facts, sealed.signed().bytes()));
  }

  /**
   * Records an answer to an admitted ask.
   *
   * @throws IllegalArgumentException when it answers another ask
   */
  public RecordedReply replied(Admitted recorded, SealedAnswer sealed) {
    OpenedAsk opened = recorded.permitted().opened();
    checkAnswers(opened, sealed.signed().answer());
    boolean no = sealed.signed().answer().outcome() == Outcome.REFUSED;
    EntryKind kind = no ? EntryKind.REFUSAL_SENT : EntryKind.ANSWER_SENT;
    EntryFacts facts =
        now.of(kind, opened.ask(), opened.ask().issuer()).withRule(recorded.permitted().rule());
    return reply(facts, sealed);
  }

  /**
   * Records a verified ask that is not worked on, and the refusal that says so.
   *
   * @param reason why, in this node's own terms; the refusal may tell a stranger less
   * @throws IllegalArgumentException when the refusal is of another ask
   */
  public RecordedReply refused(OpenedAsk opened, Reason reason, SealedAnswer refusal) {
    checkAnswers(opened, refusal.signed().answer());
    Ask ask = opened.ask();
    var facts = now.of(EntryKind.MESSAGE_REJECTED, ask, ask.issuer());
    store.append(
        new EntryDraft(
            facts.withReason(Optional.of(reason.code())), opened.bytes(), subjects.of(ask)));
    return reply(now.of(EntryKind.REFUSAL_SENT, ask, ask.issuer()), refusal);
  }

  /**
   * Records bytes that could not be opened, and the refusal that says so.
   *
   * @param peer who delivered them, by its TLS certificate
   */
  public RecordedReply rejected(
      byte[] received, Optional<MemberCode> peer, Reason reason, SealedAnswer refusal) {
    append(
        now.at(EntryKind.MESSAGE_REJECTED).withPeer(peer).withReason(Optional.of(reason.code())),
        received);
    return reply(
        now.at(EntryKind.REFUSAL_SENT)
            .withPeer(peer)
            .withExchange(refusal.signed().answer().inReplyTo()),
        refusal);
  }

  /**
   * Records that an ask of this node got no usable answer.
   *
   * @param received what came back instead; empty when nothing did
   */
  public JournalEntry failed(RecordedDispatch dispatch, Reason reason, byte[] received) {
    Ask ask = dispatch.sealed().signed().ask();
    return append(
        now.of(EntryKind.DELIVERY_FAILED, ask, ask.audience())
            .withReason(Optional.of(reason.code())),
        received);
  }

  /**
   * Records what this node itself states of an ask that it could never hand over.
   *
   * @param signed the statement as it was signed
   */
  public JournalEntry undelivered(Ask ask, Undelivered said, byte[] signed) {
    return append(
        now.of(EntryKind.UNDELIVERED, ask, said.to()).withReason(Optional.of(said.reason().code())),
        signed);
  }

  /**
   * Records that a local system was told no before anything was signed. Its words are not kept.
   *
   * @param to the member that would have been asked, where that was known
   */
  public JournalEntry refusedLocally(AskContent content, Optional<MemberCode> to, Reason reason) {
    return append(
        now.at(EntryKind.LOCAL_REFUSAL)
            .withPeer(to)
            .withSubject(content.service(), content.purpose())
            .withReason(Optional.of(reason.code())),
        new byte[0]);
  }

  /**
   * Records that somebody was told who asked about a person, before it is told.
   *
   * @param number of the person
   * @param statement who tells whom, without any identity
   */
  public JournalEntry subjectTold(String number, byte[] statement) {
    var marks = List.of(subjects.mark(number));
    return store.append(new EntryDraft(now.at(EntryKind.SUBJECT_TOLD), statement, marks));
  }

  /**
   * Records that an auditor reads, before the auditor does.
   *
   * @param statement who reads what, without any identity
   */
  public JournalEntry auditorReads(byte[] statement) {
    return append(now.at(EntryKind.AUDITOR_READ), statement);
  }

  private RecordedReply reply(EntryFacts facts, SealedAnswer sealed) {
    Answer answer = sealed.signed().answer();
    EntryFacts all =
        facts.withOutcome(answer.outcome()).withReason(Facts.readable(answer.reason()));
    return new RecordedReply(sealed, append(all, sealed.signed().bytes()));
  }

  private static void checkAnswers(OpenedAsk opened, Answer answer) {
    if (!answer.inReplyTo().equals(Optional.of(opened.ask().id()))
        || !answer.askDigest().equals(opened.digest())) {
      throw new IllegalArgumentException("the answer belongs to another ask");
    }
  }

  private JournalEntry append(EntryFacts facts, byte[] evidence) {
    return store.append(new EntryDraft(facts, evidence));
  }
}
