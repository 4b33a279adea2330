package org.tongban.core.proof;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.Answer;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.message.Outcome;
import org.tongban.core.seal.KeptMessages;
import org.tongban.core.seal.SignedDocumentException;

/** Whether ask and answer are what their issuers signed, and belong to each other. */
final class MessageChecks {
  private final Dossier dossier;
  private final KeptMessages messages;

  MessageChecks(Dossier dossier) {
    this.dossier = dossier;
    this.messages = new KeptMessages(dossier.crypto);
  }

  List<String> ask() {
    var signed = dossier.member(ProofContent.ASK);
    try {
      var certificate = certificate(messages.signerOfAsk(signed));
      Ask ask = messages.ask(signed, certificate);
      var at = ask.validity().issuedAt();
      if (!Optional.of(ask.id()).equals(dossier.statement().exchange())) {
        throw CheckFault.failed(ProofReason.ANOTHER_EXCHANGE);
      }
      dossier.signed(dossier.key(messages.signerOfAsk(signed), ask.issuer(), at), at);
      dossier.ask(ask);
      return List.of(
          ask.issuer().value(), ask.audience().value(), ask.purpose().code(), at.toString());
    } catch (SignedDocumentException e) {
      throw CheckFault.failed(ProofReason.SIGNATURE_INVALID, ProofContent.ASK);
    }
  }

  List<String> answer() {
    if (dossier.container.names().contains(ProofContent.UNDELIVERED)) {
      undelivered();
      throw dossier.absent(ProofContent.ANSWER, ProofReason.NEVER_HANDED_OVER);
    }
    var signed = dossier.member(ProofContent.ANSWER, ProofReason.NO_ANSWER_YET);
    try {
      var certificate = certificate(messages.signerOfAnswer(signed));
      Answer answer = messages.answer(signed, certificate);
      var at = answer.issuedAt();
      dossier.signed(dossier.key(messages.signerOfAnswer(signed), answer.issuer(), at), at);
      dossier.answer(answer);
      return List.of(answer.issuer().value(), outcome(answer).name(), at.toString());
    } catch (SignedDocumentException e) {
      throw CheckFault.failed(ProofReason.SIGNATURE_INVALID, ProofContent.ANSWER);
    }
  }

  /** The asking member's own word, which stands for no answer. */
  private void undelivered() {
    var ask = dossier.ask();
    var signed = dossier.member(ProofContent.UNDELIVERED);
    try {
      var signer = messages.signerOfUndelivered(signed);
      var said = messages.undelivered(signed, certificate(signer));
      dossier.signed(dossier.key(signer, said.issuer(), said.issuedAt()), said.issuedAt());
      boolean same =
          said.issuer().equals(ask.issuer())
              && said.issuer().equals(dossier.statement().member())
              && said.to().equals(ask.audience())
              && said.ask().equals(ask.id())
              && said.askDigest().equals(Digest.ofMessage(dossier.member(ProofContent.ASK)));
      if (!same) {
        throw CheckFault.failed(ProofReason.ANOTHER_ASK, ProofContent.UNDELIVERED);
      }
    } catch (SignedDocumentException e) {
      throw CheckFault.failed(ProofReason.SIGNATURE_INVALID, ProofContent.UNDELIVERED);
    }
  }

  /** What is told of one item is that item's. */
  private static Outcome outcome(Answer answer) {
    return answer.items().size() == 1 ? answer.items().get(0).outcome() : answer.outcome();
  }

  private X509Certificate certificate(String thumbprint) {
    return dossier
        .directory()
        .directory()
        .byThumbprint(thumbprint)
        .orElseThrow(() -> CheckFault.failed(ProofReason.SIGNER_UNKNOWN))
        .certificate();
  }

  List<String> match() {
    var ask = dossier.ask();
    var answer = dossier.answer();
    if (answer.inReplyTo().isEmpty()) {
      // who could not open the ask names the bytes of the wire, which nobody keeps
      throw CheckFault.notChecked(ProofReason.WIRE_NOT_KEPT);
    }
    boolean same =
        answer.askDigest().equals(Digest.ofMessage(dossier.member(ProofContent.ASK)))
            && answer.inReplyTo().filter(ask.id()::equals).isPresent()
            && answer.audience().equals(ask.issuer())
            && maySpeak(answer, ask)
            && itemsMatch(answer);
    if (!same) {
      throw CheckFault.failed(ProofReason.ANOTHER_ASK);
    }
    if (KeptMessages.suiteOf(dossier.member(ProofContent.ASK))
        != KeptMessages.suiteOf(dossier.member(ProofContent.ANSWER))) {
      throw CheckFault.failed(ProofReason.SUITES_DIFFER);
    }
    return List.of(ask.id().toString());
  }

  /** Where many were asked, each answer here is to the ask here that stands at its place. */
  private boolean itemsMatch(Answer answer) {
    var asked = KeptMessages.leaves(dossier.member(ProofContent.ASK));
    var answered = KeptMessages.leaves(dossier.member(ProofContent.ANSWER));
    boolean no = answer.outcome() == Outcome.REFUSED || answer.outcome() == Outcome.ERROR;
    if (answered.isEmpty()) {
      return asked.isEmpty() || no;
    }
    var named = answer.items().stream().map(AnswerItem::ask).toList();
    return asked.keySet().equals(answered.keySet()) && named.equals(List.copyOf(asked.values()));
  }

  /** Who is asked, or a relay on the way to it that says no. */
  private boolean maySpeak(Answer answer, Ask ask) {
    var relays = dossier.directory().directory().relays(ask.issuer(), ask.audience());
    return answer.issuer().equals(ask.audience())
        || answer.outcome() == Outcome.REFUSED && relays.contains(answer.issuer());
  }
}
