package org.tongban.node.later;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.tongban.core.journal.ExchangeEvidence;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.RecordedArrival;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.message.Withdrawal;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.KeptAsk;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.OwnLater;

/** Asks the same again, through every station, in the name of who asked first. */
public final class Resumption {
  private static final String SPINE = "direct:ask";

  private final ProducerTemplate template;
  private final JournalStore journal;
  private final PeerRests rests;

  /**
   * @param rests told of each try
   */
  public Resumption(ProducerTemplate template, JournalStore journal, PeerRests rests) {
    this.template = Objects.requireNonNull(template, "template");
    this.journal = Objects.requireNonNull(journal, "journal");
    this.rests = Objects.requireNonNull(rests, "rests");
  }

  /**
   * Resumes an ask of this node.
   *
   * @return a {@link RecordedArrival} or a {@link LocalRefusal}
   * @throws RefusedException {@code EVIDENCE_ERASED}, {@code EXCHANGE_UNKNOWN} when the ask is not
   *     kept any more
   */
  Object of(MessageId exchange) {
    return of(exchange, Optional.empty());
  }

  /** The same, to say why no answer is needed any more. */
  Object of(MessageId exchange, Optional<Withdrawal> withdraws) {
    var ask =
        asked(exchange).orElseThrow(() -> new RefusedException(Reason.EXCHANGE_UNKNOWN, "no ask"));
    var request =
        new LocalRequest(
            ask.service(),
            ask.actor(),
            StrictJson.write(form(ask)),
            Optional.of(exchange),
            withdraws,
            Optional.empty());
    var reply = template.requestBody(SPINE, request);
    rests.tried(ask.audience(), reply);
    return reply;
  }

  /** For how long an ask is to rest, since its member can't be reached. */
  Optional<Duration> rest(OwnLater kept) {
    return rests.rest(kept.member(), kept.exchange());
  }

  /** The ask as it was first signed. */
  public Optional<Ask> asked(MessageId exchange) {
    return new ExchangeEvidence(journal.entriesOf(exchange)).askSent().map(KeptAsk::ask);
  }

  /** The request form of the local API that the ask was once made from. */
  static JsonNode form(Ask ask) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("to", ask.audience().value());
    json.put("purpose", ask.purpose().code());
    var basis = json.putObject("basis");
    basis.put("type", ask.basis().type().name());
    basis.put("ref", ask.basis().ref());
    ask.basis().digest().ifPresent(digest -> basis.put("digest", digest.value()));
    json.put("version", ask.version().toString());
    ask.agreement().ifPresent(agreement -> json.put("agreement", agreement));
    ask.caseNumber().ifPresent(number -> json.put("case", number));
    json.set("body", ask.body());
    return json;
  }
}
