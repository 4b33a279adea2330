package org.tongban.node.console.approval;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongban.node.console.approval.Proposal.Kind;
import org.tongban.node.console.approval.Proposal.State;
import org.tongban.node.console.approval.ProposalException.Fault;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;

/**
 * Proposals and what becomes of them. Each step names the version that its person has read, and
 * fails where somebody else was faster. Who wrote at a proposal never puts it in force.
 */
public final class Proposals {
  private static final int LONGEST = 500;

  /** 0 is what somebody has read who saw none. */
  private static final int FIRST = 1;

  private final ProposalTable table;
  private final TransactionTemplate transactions;
  private final Operations operations;
  private final Clock clock;

  /** Over the node's migrated database. */
  public Proposals(DataSource source, Operations operations, Clock clock) {
    this.table = new ProposalTable(source);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    this.operations = Objects.requireNonNull(operations, "operations");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** What is open for that thing. */
  public Optional<Proposal> open(Kind kind, String about) {
    return table.open(kind, about);
  }

  /** All that are open, by what they are about. */
  public List<Proposal> open(Kind kind) {
    return table.open(kind);
  }

  /** The last ones, whatever became of them, the newest first. */
  public List<Proposal> last(Kind kind, int most) {
    return table.last(kind, most);
  }

  /**
   * Writes at what is open, or begins it.
   *
   * @param version of what is open, as it was read; 0 where nothing was
   * @param base digest of what the writer saw in force
   * @throws ProposalException CHANGED
   */
  public Proposal write(
      String by, Kind kind, String about, int version, String base, String content) {
    var before = table.open(kind, about);
    var authors = new HashSet<>(before.map(Proposal::authors).orElse(Set.of()));
    authors.add(by);
    var next =
        new Proposal(
            before.map(Proposal::id).orElseGet(UUID::randomUUID),
            kind,
            about,
            base,
            content,
            authors,
            State.DRAFT,
            "",
            clock.instant(),
            by,
            before.isEmpty() ? FIRST : version);
    boolean done =
        before.isEmpty()
            ? version == 0 && table.add(next)
            : before.get().version() == version && table.change(next);
    if (!done) {
      throw new ProposalException(Fault.CHANGED);
    }
    operations.keep(by, Act.PROPOSAL_WRITTEN, subject(next), "");
    return table.find(next.id()).orElseThrow();
  }

  /** Lays a draft before a second person. */
  public Proposal submit(String by, Kind kind, String about, int version, String note) {
    return step(by, read(kind, about, version, State.DRAFT), State.SUBMITTED, note);
  }

  /** Gives it back to be written on. */
  public Proposal giveBack(String by, Kind kind, String about, int version, String note) {
    return step(by, read(kind, about, version, State.SUBMITTED), State.DRAFT, note);
  }

  /** Gives it up. */
  public Proposal withdraw(String by, Kind kind, String about, int version) {
    var one = table.open(kind, about).orElseThrow(() -> new ProposalException(Fault.UNKNOWN));
    return step(by, read(kind, about, version, one.state()), State.WITHDRAWN, "");
  }

  /**
   * Puts it in force, in one transaction with what that takes in the database.
   *
   * @param inForce does it; where it throws, nothing has changed
   * @throws ProposalException SAME_PERSON, CHANGED, STATE, UNKNOWN, and what {@code inForce} throws
   */
  public Proposal approve(
      String by, Kind kind, String about, int version, Consumer<Proposal> inForce) {
    var one = read(kind, about, version, State.SUBMITTED);
    if (!one.approvableBy(by)) {
      throw new ProposalException(Fault.SAME_PERSON);
    }
    return transactions.execute(
        transaction -> {
          // taken first, so that of two who approve at once one does it
          var applied = step(by, one, State.APPLIED, one.note());
          inForce.accept(applied);
          return applied;
        });
  }

  private Proposal read(Kind kind, String about, int version, State state) {
    var one = table.open(kind, about).orElseThrow(() -> new ProposalException(Fault.UNKNOWN));
    if (one.version() != version) {
      throw new ProposalException(Fault.CHANGED);
    }
    if (one.state() != state) {
      throw new ProposalException(Fault.STATE);
    }
    return one;
  }

  private Proposal step(String by, Proposal one, State state, String note) {
    var said = note.strip();
    var next =
        new Proposal(
            one.id(),
            one.kind(),
            one.about(),
            one.base(),
            one.content(),
            one.authors(),
            state,
            said.length() > LONGEST ? said.substring(0, LONGEST) : said,
            clock.instant(),
            by,
            one.version());
    if (!table.change(next)) {
      throw new ProposalException(Fault.CHANGED);
    }
    operations.keep(by, act(state), subject(next), "");
    return table.find(next.id()).orElseThrow();
  }

  private static Act act(State after) {
    return switch (after) {
      case DRAFT -> Act.PROPOSAL_GIVEN_BACK;
      case SUBMITTED -> Act.PROPOSAL_SUBMITTED;
      case APPLIED -> Act.PROPOSAL_APPLIED;
      case WITHDRAWN -> Act.PROPOSAL_WITHDRAWN;
    };
  }

  private static String subject(Proposal one) {
    return one.kind() + " " + one.about();
  }
}
