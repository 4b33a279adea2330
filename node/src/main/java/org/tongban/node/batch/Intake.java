package org.tongban.node.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.station.DraftCheck;
import org.tongban.node.store.BatchBook;
import org.tongban.node.store.BatchBook.Fault;
import org.tongban.node.store.BatchStore;
import org.tongban.node.store.Claim;

/** Takes rows in as they come, holding each against the contract; a faulty one stops no other. */
final class Intake {
  private static final long MOST_ROWS = 1_000_000;
  private static final int MOST_FAULTS = 5;
  private static final int FAULTS_AT_ONCE = 500;

  /** Told of what is not taken in at all. */
  private static final int MOST_TOLD = 100;

  private static final String ITEMS = "items";

  private final DraftCheck check;
  private final BatchBook book;
  private final Clock clock;
  private final MessageId id = MessageId.next();
  private final ServiceId service;
  private final Actor actor;
  private final Gathering gathering;
  private final RowChecks<Checked> checks;
  private final Repeats repeats = new Repeats();
  private final List<Fault> faults = new ArrayList<>();
  private Optional<Contract> contract = Optional.empty();
  private Common common;
  private long rows;
  private long faulty;

  /**
   * @param mostBytes of one message's request
   * @param threads that rows are checked by
   */
  Intake(
      DraftCheck check,
      BatchBook book,
      BatchStore store,
      Clock clock,
      ServiceId service,
      Actor actor,
      int mostBytes,
      ExecutorService threads) {
    this.check = Objects.requireNonNull(check, "check");
    this.book = Objects.requireNonNull(book, "book");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.service = Objects.requireNonNull(service, "service");
    this.actor = Objects.requireNonNull(actor, "actor");
    this.gathering = new Gathering(mostBytes, message -> store.add(id, message));
    this.checks = new RowChecks<>(threads, row -> checked(row, this::content), this::settle);
  }

  /**
   * Takes all rows in, durably, or none of them.
   *
   * @throws RefusedException {@code SCHEMA_VIOLATION} for what is no table at all, has no row or
   *     too many, or only rows that can't be asked; otherwise as for a single ask that is not even
   *     signed
   */
  MessageId all(Rows source, Common shared, Claim.Fresh claim) throws IOException {
    this.common = shared;
    var done = false;
    try {
      for (var row = source.next(); row.isPresent(); row = source.next()) {
        take(row.get());
      }
      checks.end();
      end(claim);
      done = true;
      return id;
    } finally {
      if (!done) {
        book.drop(id);
      }
    }
  }

  private void take(Row row) {
    rows++;
    if (rows > MOST_ROWS) {
      throw refused("/rows", "must be at most " + MOST_ROWS);
    }
    if (contract.isPresent()) {
      checks.add(row);
    } else {
      settle(checked(row, this::first));
    }
  }

  /**
   * A row that was held against the contract.
   *
   * @param good what is asked with its digest; empty when something is wrong with it
   */
  private record Checked(long row, Optional<Good> good, List<Violation> faults) {
    private record Good(Parted request, Digest digest) {}

    static Checked good(Row row, Parted request) {
      return new Checked(row.number(), Optional.of(new Good(request, request.digest())), List.of());
    }

    static Checked faulty(Row row, List<Violation> faults) {
      return new Checked(row.number(), Optional.empty(), faults);
    }
  }

  private Checked checked(Row row, UnaryOperator<ObjectNode> check) {
    if (row.json().isEmpty()) {
      return Checked.faulty(row, row.faults());
    }
    var own = row.json().get();
    if (own.has(ITEMS)) {
      // asks within a row would go out as none, and have the whole message refused
      return Checked.faulty(
          row, List.of(new Violation("/" + ITEMS, "must not be present in a row")));
    }
    try {
      return Checked.good(row, Parted.of(check.apply(own), own));
    } catch (RefusedException e) {
      if (contract.isEmpty() && e.reason() != Reason.SCHEMA_VIOLATION) {
        throw e;
      }
      return Checked.faulty(row, faults(e));
    }
  }

  private ObjectNode content(ObjectNode own) {
    var request = common.with(own);
    check.content(service, actor, request);
    return request;
  }

  /** The first good row shows which contract it is, and that our own rules let the actor ask. */
  private ObjectNode first(ObjectNode own) {
    var found = check.permitted(service, actor, common.with(own)).content().contract();
    if (!found.inBatches()) {
      throw new RefusedException(
          Reason.REQUEST_MALFORMED,
          List.of(new Violation("", "the service is not asked in batches")));
    }
    book.open(id, service, found.version(), actor, clock.instant());
    common = common.under(found);
    contract = Optional.of(found);
    return common.with(own);
  }

  private void settle(Checked row) {
    if (row.good().isEmpty()) {
      fault(row.row(), row.faults());
      return;
    }
    var good = row.good().get();
    var earlier = repeats.earlier(row.row(), good.digest());
    if (earlier.isPresent()) {
      fault(row.row(), List.of(new Violation("", "repeats row " + earlier.getAsLong())));
      return;
    }
    // what fails here is no fault of the row: nothing of the batch is taken in then
    gathering.add(row.row(), good.request());
  }

  private static List<Violation> faults(RefusedException e) {
    return e.violations().isEmpty()
        ? List.of(new Violation("", e.reason().code()))
        : e.violations().stream().limit(MOST_FAULTS).toList();
  }

  private void fault(long row, List<Violation> violations) {
    faulty++;
    violations.forEach(violation -> faults.add(new Fault(row, violation)));
    if (contract.isPresent() && faults.size() >= FAULTS_AT_ONCE) {
      note();
    } else if (faults.size() > FAULTS_AT_ONCE * MOST_FAULTS) {
      throw firstFaults();
    }
  }

  private void note() {
    book.note(id, faults);
    faults.clear();
  }

  private RefusedException firstFaults() {
    return new RefusedException(
        Reason.SCHEMA_VIOLATION,
        faults.stream()
            .limit(MOST_TOLD)
            .map(
                one ->
                    new Violation(
                        "/rows/" + one.row() + one.violation().pointer(),
                        one.violation().message()))
            .toList());
  }

  private void end(Claim.Fresh claim) {
    if (rows == 0) {
      throw refused("/rows", "there is none");
    }
    if (contract.isEmpty()) {
      throw firstFaults();
    }
    note();
    gathering.end();
    book.begin(id, rows, faulty, claim);
  }

  private static RefusedException refused(String pointer, String rule) {
    return new RefusedException(Reason.SCHEMA_VIOLATION, List.of(new Violation(pointer, rule)));
  }
}
