package org.tongban.node.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.Actor;
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
  private static final String ITEMS = "items";

  private final DraftCheck check;
  private final BatchBook book;
  private final Clock clock;
  private final MessageId id = MessageId.next();
  private final ServiceId service;
  private final Actor actor;
  private final Gathering gathering;
  private final List<Fault> faults = new ArrayList<>();
  private Optional<Contract> contract = Optional.empty();
  private Common common;
  private long rows;
  private long faulty;

  /**
   * @param mostBytes of one message's request
   */
  Intake(
      DraftCheck check,
      BatchBook book,
      BatchStore store,
      Clock clock,
      ServiceId service,
      Actor actor,
      int mostBytes) {
    this.check = Objects.requireNonNull(check, "check");
    this.book = Objects.requireNonNull(book, "book");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.service = Objects.requireNonNull(service, "service");
    this.actor = Objects.requireNonNull(actor, "actor");
    this.gathering = new Gathering(mostBytes, message -> store.add(id, message));
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
    if (row.json().isEmpty()) {
      fault(row.number(), row.faults());
    } else if (row.json().get().has(ITEMS)) {
      // asks within a row would go out as none, and have the whole message refused
      fault(row.number(), List.of(new Violation("/" + ITEMS, "must not be present in a row")));
    } else {
      take(row.number(), row.json().get());
    }
  }

  private void take(long number, ObjectNode own) {
    var request = common.with(own);
    try {
      check(request);
    } catch (RefusedException e) {
      if (contract.isEmpty() && e.reason() != Reason.SCHEMA_VIOLATION) {
        throw e;
      }
      fault(number, faults(e));
      return;
    }
    // what fails here is no fault of the row: nothing of the batch is taken in then
    gathering.add(number, request, own);
  }

  /** The first good row shows which contract it is, and that our own rules let the actor ask. */
  private void check(ObjectNode request) {
    if (contract.isPresent()) {
      check.content(service, actor, request);
      return;
    }
    var found = check.permitted(service, actor, request).content().contract();
    if (!found.inBatches()) {
      throw new RefusedException(
          Reason.REQUEST_MALFORMED,
          List.of(new Violation("", "the service is not asked in batches")));
    }
    book.open(id, service, found.version(), actor, clock.instant());
    common = common.under(found);
    request.put("version", found.version().toString());
    contract = Optional.of(found);
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
            .limit(MOST_FAULTS)
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
