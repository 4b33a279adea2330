package org.tongban.node.console.approval;

import java.util.List;
import java.util.Optional;
import org.tongban.node.console.approval.Proposal.Kind;
import org.tongban.node.console.approval.Proposal.State;
import org.tongban.node.console.approval.ProposalException.Fault;

/** Drafts of one file, from the first word to what is in force. */
public final class FileDrafts {
  private final Proposals proposals;
  private final Subject subject;

  public FileDrafts(Proposals proposals, Subject subject) {
    this.proposals = proposals;
    this.subject = subject;
  }

  /** The file that is changed, and what may stand in it. */
  public interface Subject {
    /** What it is. */
    Kind kind();

    /** Which one. */
    String about();

    /** The text in force; empty for none. */
    Optional<String> text();

    /** Everything that is wrong with a text that isn't empty. */
    List<FileProblem> problems(String text);

    /** Notes, in the transaction that puts it in force, that this will be the text. */
    void noted(String by, String text);

    /** Puts it in force; takes the file away for an empty text. */
    void put(String text);
  }

  /** What is open. */
  public Optional<Proposal> open() {
    return proposals.open(subject.kind(), subject.about());
  }

  /** The text in force; empty for none. */
  public Optional<String> inForce() {
    return subject.text();
  }

  /**
   * Keeps what somebody wrote.
   *
   * @param version of the draft that was read, 0 for none
   * @param base digest of the file that was read
   * @throws ProposalException CHANGED; EMPTY where nothing was written
   */
  public Proposal write(String by, int version, String base, String text) {
    if (tidy(text).isEmpty()) {
      throw new ProposalException(Fault.EMPTY);
    }
    // who changes nothing, as by trying it, is no author
    return open()
        .filter(one -> one.state() == State.DRAFT && one.version() == version)
        .filter(one -> one.base().equals(base) && one.content().equals(tidy(text)))
        .orElseGet(
            () -> proposals.write(by, subject.kind(), subject.about(), version, base, tidy(text)));
  }

  /** Lays before a second person that the file be taken away. */
  public void proposeRemoval(String by, int version, String base, String note) {
    var draft = proposals.write(by, subject.kind(), subject.about(), version, base, "");
    submit(by, draft.version(), note);
  }

  /** Browsers send line ends of their own; an editor's file ends with one. */
  public static String tidy(String text) {
    var plain = text.replace("\r\n", "\n").replace('\r', '\n');
    return plain.isBlank() ? "" : plain.endsWith("\n") ? plain : plain + "\n";
  }

  /** Everything that is wrong with a text; none to have takes the file away, which is allowed. */
  public List<FileProblem> problems(String text) {
    return text.isEmpty() ? List.of() : subject.problems(text);
  }

  /**
   * @throws ProposalException WRONG for a draft with problems
   */
  public void submit(String by, int version, String note) {
    good(open().orElseThrow(() -> new ProposalException(Fault.UNKNOWN)).content());
    proposals.submit(by, subject.kind(), subject.about(), version, note);
  }

  /** Gives it back to be written on. */
  public void giveBack(String by, int version, String note) {
    proposals.giveBack(by, subject.kind(), subject.about(), version, note);
  }

  /** Gives it up. */
  public void withdraw(String by, int version) {
    proposals.withdraw(by, subject.kind(), subject.about(), version);
  }

  /**
   * Puts it in the place of the file, which the node takes over at its next look.
   *
   * @throws ProposalException MOVED when the file isn't what it was; WRONG
   */
  public void publish(String by, int version) {
    proposals.approve(by, subject.kind(), subject.about(), version, one -> putInForce(by, one));
  }

  private void putInForce(String by, Proposal one) {
    subject.noted(by, one.content());
    if (!FileOnDisk.digest(subject.text()).equals(one.base())) {
      throw new ProposalException(Fault.MOVED);
    }
    // what others wrote since it was submitted may not go with it
    good(one.content());
    subject.put(one.content());
  }

  private void good(String text) {
    if (!problems(text).isEmpty()) {
      throw new ProposalException(Fault.WRONG);
    }
  }
}
