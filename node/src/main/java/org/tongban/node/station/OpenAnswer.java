package org.tongban.node.station;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Step;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.core.seal.OpenedAnswer;
import org.tongban.core.seal.OpenedReceipt;
import org.tongban.core.seal.OpenedReply;
import org.tongban.core.seal.Opener;
import org.tongban.node.peer.Contacts;

/** Station 17: opens the answer and checks that it answers this ask, in the contract's form. */
public final class OpenAnswer {
  private static final Set<Outcome> NO = EnumSet.of(Outcome.REFUSED, Outcome.ERROR);

  private final Opener opener;
  private final Supplier<Catalogue> catalogue;
  private final Contacts contacts;

  /**
   * @param contacts notes who was met in which suite
   */
  public OpenAnswer(Opener opener, Supplier<Catalogue> catalogue, Contacts contacts) {
    this.opener = Objects.requireNonNull(opener, "opener");
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.contacts = Objects.requireNonNull(contacts, "contacts");
  }

  /**
   * Opens the reply: an answer, or a receipt where it is answered later.
   *
   * @throws RefusedException {@code ANSWER_INVALID, ANSWER_MISMATCHED, ANSWER_VIOLATES_CONTRACT}
   */
  public OpenedReply open(ReceivedReply reply) {
    Objects.requireNonNull(reply, "reply");
    var sealed = reply.dispatch().sealed();
    var opened = opener.openReply(reply.bytes(), sealed);
    var ask = sealed.signed().ask();
    contacts.verified(ask.audience(), sealed.signed().suite());
    checkContract(ask, opened);
    return opened;
  }

  private void checkContract(Ask ask, OpenedReply opened) {
    var current = catalogue.get();
    var contract =
        current
            .find(ask.service(), ask.version())
            .orElseThrow(
                () ->
                    new RefusedException(
                        Reason.CATALOGUE_ITEM_UNKNOWN, "the version is no longer in force"));
    if (!(opened instanceof OpenedAnswer answered)) {
      checkLater(contract, ask, (OpenedReceipt) opened);
      return;
    }
    var answer = answered.answer();
    if (ask.withdraws().isPresent() && !NO.contains(answer.outcome())) {
      throw new RefusedException(Reason.ANSWER_INVALID, "an answer to a withdrawal");
    }
    var violations =
        answer.items().isEmpty()
            ? current.checkAnswer(contract, answer.outcome(), answer.body())
            : itemViolations(current, contract, answer.items());
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.ANSWER_VIOLATES_CONTRACT, violations);
    }
  }

  private static List<Violation> itemViolations(
      Catalogue current, Contract contract, List<AnswerItem> items) {
    var violations = new ArrayList<Violation>();
    for (int at = 0; at < items.size(); at++) {
      var item = items.get(at);
      for (var one : current.checkAnswer(contract, item.outcome(), item.body())) {
        violations.add(new Violation("/items/" + at + one.pointer(), one.message()));
      }
    }
    return violations;
  }

  private static void checkLater(Contract contract, Ask ask, OpenedReceipt opened) {
    var step = opened.receipt().step();
    if (!contract.mayBeLater() || step == Step.RELAYED) {
      throw new RefusedException(Reason.ANSWER_INVALID, "a receipt where an answer is due");
    }
    if (ask.withdraws().isPresent() != (step == Step.WITHDRAWN)) {
      throw new RefusedException(Reason.ANSWER_INVALID, "a withdrawal has its own receipt");
    }
  }
}
