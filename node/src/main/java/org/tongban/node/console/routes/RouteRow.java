package org.tongban.node.console.routes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.node.console.approval.Proposal;
import org.tongban.node.console.list.ApiJson;
import org.tongban.node.routeguard.RouteState;

/**
 * A look-up as the local API gives it.
 *
 * @param state {@code LOADED}, {@code REFUSED}, {@code WAITING} for the node's look, or {@code
 *     DRAFT}
 * @param asked answers and refusals of the last 24 hours
 * @param failed those of them that the look-up or its register is to blame for
 * @param draft of the next version, never what it says
 */
record RouteRow(
    String service,
    Optional<String> titleZh,
    Optional<String> titleEn,
    Set<String> registers,
    String state,
    long asked,
    long failed,
    Optional<String> lastFailure,
    Optional<Instant> lastFailureAt,
    Optional<Noted> changed,
    Optional<Drafted> draft) {
  /** A version of its file; {@code by} is absent for an edit at the machine. */
  record Noted(long seq, Instant at, Optional<String> by, boolean gone) {
    static Noted of(RouteHistory.Version one) {
      var by = Optional.of(one.who()).filter(who -> !one.byHand());
      return new Noted(one.seq(), one.at(), by, one.gone());
    }
  }

  /** That there is a draft. */
  record Drafted(Proposal.State state, String by, Instant at) {}

  /** How a file stands; {@code serving} is the one from before where it was refused. */
  record Standing(RouteState.Status state, boolean serving, Instant since, List<Problem> problems) {
    static Standing of(RouteState one) {
      var problems =
          one.problems().stream()
              .map(it -> new Problem(it.line(), it.column(), it.message()))
              .toList();
      return new Standing(one.status(), one.serving(), one.since(), problems);
    }
  }

  /** What is wrong with a file; line and column from 1, 0 where none is to blame. */
  record Problem(int line, int column, String message) {}

  static RouteRow of(RouteBoard.Row row) {
    var contract = Optional.ofNullable(row.contract());
    var count = row.count();
    return new RouteRow(
        row.service(),
        contract.map(one -> one.titleZh()),
        contract.map(one -> one.titleEn()),
        row.registers(),
        row.status(),
        count.asked(),
        count.failed(),
        ApiJson.said(count.reason()),
        Optional.of(count.failedAt()).filter(at -> !count.reason().isEmpty()),
        Optional.ofNullable(row.changed()).map(Noted::of),
        Optional.ofNullable(row.draft())
            .map(one -> new Drafted(one.state(), one.changedBy(), one.changedAt())));
  }
}
