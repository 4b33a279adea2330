package org.tongban.node.fanout;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.journal.Journal;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.station.PermitAsk;
import org.tongban.node.station.ReceiveAsk;
import org.tongban.node.station.ValidateAsk;

/**
 * The first three stations, gone through once before anybody is asked: what is wrong with the
 * request, or not permitted, is told at once and not by every member in turn. Each ask passes them
 * again.
 */
public final class DraftCheck {
  private final ReceiveAsk receive;
  private final ValidateAsk validate;
  private final PermitAsk permit;
  private final Journal journal;

  /** Over the stations of the spine. */
  public DraftCheck(ReceiveAsk receive, ValidateAsk validate, PermitAsk permit, Journal journal) {
    this.receive = Objects.requireNonNull(receive, "receive");
    this.validate = Objects.requireNonNull(validate, "validate");
    this.permit = Objects.requireNonNull(permit, "permit");
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /**
   * The contract of what is asked; that our own rules deny it is recorded, as on the spine.
   *
   * @throws RefusedException as these stations do
   */
  Contract contract(LocalRequest request) {
    var valid = validate.validate(receive.receive(request));
    try {
      permit.permit(valid);
    } catch (RefusedException e) {
      journal.refusedLocally(valid.content(), Optional.empty(), e.reason());
      throw e;
    }
    return valid.contract();
  }
}
