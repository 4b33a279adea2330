package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.StrictJson;
import org.tongban.core.proof.Container;
import org.tongban.node.audit.EntryJson;
import org.tongban.node.proof.ProofExport;
import org.tongban.node.settings.ApiSettings;
import org.tongban.node.slip.SlipPrinter;

/** Shows what is recorded of an exchange, and its signed bytes. */
@RestController
public class ExchangeController {
  static final String PATH = "/api/v1/exchanges";
  private static final int LARGEST_PROOF = 4 << 20;

  private final Exchanges exchanges;
  private final ProofExport proofs;
  private final SlipPrinter slips;
  private final SeenExchanges seen;
  private final Optional<String> publicAddress;

  public ExchangeController(
      Exchanges exchanges,
      ProofExport proofs,
      SlipPrinter slips,
      SeenExchanges seen,
      ApiSettings settings) {
    this.exchanges = exchanges;
    this.proofs = proofs;
    this.slips = slips;
    this.seen = seen;
    this.publicAddress = settings.publicAddress();
  }

  /** The entries of the journal, without any body. */
  @GetMapping(path = PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> exchange(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    var exchange = seen.by(caller, id, "entries");
    var json = JsonNodeFactory.instance.objectNode();
    json.put("exchange", exchange.toString());
    var entries = json.putArray("entries");
    exchanges.entries(exchange).stream()
        .map(StoredEntry::entry)
        .forEach(e -> entries.add(EntryJson.of(e)));
    var links = json.putObject("links");
    links.put("ask", PATH + "/" + exchange + "/ask");
    links.put("answer", PATH + "/" + exchange + "/answer");
    links.put("proof", PATH + "/" + exchange + "/proof");
    links.put("slip", PATH + "/" + exchange + "/slip");
    return noStore(MediaType.APPLICATION_JSON, StrictJson.write(json));
  }

  /** The signed ask, a compact JWS. */
  @GetMapping(PATH + "/{id}/ask")
  ResponseEntity<byte[]> ask(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    return jose(exchanges.ask(seen.by(caller, id, "ask")));
  }

  /** The signed answer or refusal, a compact JWS. */
  @GetMapping(PATH + "/{id}/answer")
  ResponseEntity<byte[]> answer(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    return jose(exchanges.answer(seen.by(caller, id, "answer")));
  }

  /** Everything that shows the exchange to somebody without a node, an ASiC-E container. */
  @GetMapping(PATH + "/{id}/proof")
  ResponseEntity<byte[]> proof(
      @PathVariable String id,
      @RequestParam(required = false) Integer item,
      @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    var exchange = seen.by(caller, id, "proof");
    var one = item == null ? OptionalInt.empty() : OptionalInt.of(item);
    var file = proofs.proof(exchange, exchanges.complete(exchange), one);
    return noStore(MediaType.parseMediaType(Container.MEDIA_TYPE), file);
  }

  /** A proof that was given out before, with the newest renewal of its time-stamp. */
  @PostMapping(path = PATH + "/{id}/proof", consumes = Container.MEDIA_TYPE)
  ResponseEntity<byte[]> renewed(
      @PathVariable String id,
      HttpServletRequest request,
      @RequestAttribute(CallerFilter.CALLER) Caller caller)
      throws IOException {
    // who holds the proof of an erased exchange has its messages, and is given a time-stamp only
    if (!exchanges.askErased(SeenExchanges.id(id))) {
      seen.by(caller, id, "proof");
    }
    byte[] file = RequestBody.read(request, LARGEST_PROOF);
    return noStore(MediaType.parseMediaType(Container.MEDIA_TYPE), proofs.renewed(file));
  }

  /** The slip for the file, a PDF. */
  @GetMapping(PATH + "/{id}/slip")
  ResponseEntity<byte[]> slip(
      @PathVariable String id,
      HttpServletRequest request,
      @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    var exchange = seen.by(caller, id, "slip");
    var here = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    var page = publicAddress.orElse(here) + "/verify";
    return noStore(MediaType.APPLICATION_PDF, slips.print(exchanges.complete(exchange), page));
  }

  private static ResponseEntity<byte[]> jose(byte[] bytes) {
    return noStore(new MediaType("application", "jose"), bytes);
  }

  private static ResponseEntity<byte[]> noStore(MediaType type, byte[] bytes) {
    return ResponseEntity.ok().header("Cache-Control", "no-store").contentType(type).body(bytes);
  }
}
