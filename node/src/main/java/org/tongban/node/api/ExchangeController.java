package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.proof.Container;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.proof.ProofExport;
import org.tongban.node.settings.CallerRole;

/** Shows what is recorded of an exchange, and its signed bytes. */
@RestController
public class ExchangeController {
  static final String PATH = "/api/v1/exchanges";
  private static final List<EntryKind> ASKS = List.of(EntryKind.ASK_SENT, EntryKind.ASK_RECEIVED);
  private static final List<EntryKind> ANSWERS =
      List.of(EntryKind.ANSWER_RECEIVED, EntryKind.ANSWER_SENT, EntryKind.REFUSAL_SENT);

  private final Exchanges exchanges;
  private final ProofExport proofs;

  public ExchangeController(Exchanges exchanges, ProofExport proofs) {
    this.exchanges = exchanges;
    this.proofs = proofs;
  }

  /** The entries of the journal, without any body. */
  @GetMapping(path = PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> exchange(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    var exchange = seen(id, caller);
    var json = JsonNodeFactory.instance.objectNode();
    json.put("exchange", exchange.toString());
    var entries = json.putArray("entries");
    exchanges.entries(exchange).stream().map(StoredEntry::entry).forEach(e -> entries.add(view(e)));
    var links = json.putObject("links");
    links.put("ask", PATH + "/" + exchange + "/ask");
    links.put("answer", PATH + "/" + exchange + "/answer");
    links.put("proof", PATH + "/" + exchange + "/proof");
    return noStore(MediaType.APPLICATION_JSON, StrictJson.write(json));
  }

  /** The signed ask, a compact JWS. */
  @GetMapping(PATH + "/{id}/ask")
  ResponseEntity<byte[]> ask(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    return jose(exchanges.evidence(seen(id, caller), ASKS));
  }

  /** The signed answer or refusal, a compact JWS. */
  @GetMapping(PATH + "/{id}/answer")
  ResponseEntity<byte[]> answer(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    return jose(exchanges.evidence(seen(id, caller), ANSWERS));
  }

  /** Everything that shows the exchange to somebody without a node, an ASiC-E container. */
  @GetMapping(PATH + "/{id}/proof")
  ResponseEntity<byte[]> proof(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    var exchange = seen(id, caller);
    var file = proofs.proof(exchange, exchanges.entries(exchange));
    return noStore(MediaType.parseMediaType(Container.MEDIA_TYPE), file);
  }

  private static ResponseEntity<byte[]> jose(byte[] bytes) {
    return noStore(new MediaType("application", "jose"), bytes);
  }

  private static ResponseEntity<byte[]> noStore(MediaType type, byte[] bytes) {
    return ResponseEntity.ok().header("Cache-Control", "no-store").contentType(type).body(bytes);
  }

  /** Who is no auditor sees his own exchanges, and learns of no other that it exists. */
  private MessageId seen(String text, Caller caller) {
    var id = id(text);
    if (!caller.is(CallerRole.AUDITOR) && !exchanges.askedBy(caller.actor(), id)) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "not the caller's own");
    }
    return id;
  }

  private static MessageId id(String text) {
    try {
      return MessageId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "no id");
    }
  }

  private static ObjectNode view(JournalEntry entry) {
    var facts = entry.facts();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("seq", entry.seq());
    json.put("at", facts.at().toString());
    json.put("kind", facts.kind().name());
    facts.peer().ifPresent(peer -> json.put("peer", peer.value()));
    facts.service().ifPresent(service -> json.put("service", service.value()));
    facts.purpose().ifPresent(purpose -> json.put("purpose", purpose.code()));
    facts.outcome().ifPresent(outcome -> json.put("outcome", outcome.name()));
    facts.reason().ifPresent(reason -> json.put("reason", reason));
    facts.rule().ifPresent(rule -> json.put("rule", rule));
    json.put("evidence", entry.evidenceDigest().toString());
    json.put("hash", entry.hash().toString());
    return json;
  }
}
