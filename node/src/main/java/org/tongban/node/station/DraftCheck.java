package org.tongban.node.station;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.journal.Journal;
import org.tongban.core.message.Actor;
import org.tongban.core.message.AskContent;
import org.tongban.core.message.ServiceId;
import org.tongban.core.policy.PermittedDraft;
import org.tongban.core.refusal.RefusedException;

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
   * What is asked, permitted; that our own rules deny it is recorded, as on the spine.
   *
   * @throws RefusedException as these stations do
   */
  public PermittedDraft permitted(LocalRequest request) {
    return permitted(validate.validate(receive.receive(request)));
  }

  /** The same of a request that was read strictly before. */
  public PermittedDraft permitted(ServiceId service, Actor actor, JsonNode request) {
    return permitted(content(service, actor, request));
  }

  private PermittedDraft permitted(ValidContent valid) {
    try {
      return permit.permit(valid);
    } catch (RefusedException e) {
      denied(valid.content(), e);
      throw e;
    }
  }

  /** Records that our own rules denied what is asked. */
  public void denied(AskContent content, RefusedException no) {
    if (RefuseLocal.OUR_OWN_NO.contains(no.reason())) {
      journal.refusedLocally(content, Optional.empty(), no.reason());
    }
  }

  /** The first two alone: what is wrong with it. */
  public ValidContent content(ServiceId service, Actor actor, JsonNode request) {
    return validate.validate(receive.receive(service, actor, request));
  }
}
