package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.outbox.SentEvents;
import org.tongban.node.settings.ApiSettings;
import org.tongban.node.store.Sent;
import org.tongban.node.store.Sent.State;

/** Takes events of our own systems to be sent, and says what became of them. */
@RestController
public class SentController {
  static final String PATH = "/api/v1/events";
  private static final int MOST = 100;

  private final SentOnce once;
  private final SentEvents sent;
  private final int maxBody;

  public SentController(SentOnce once, SentEvents sent, ApiSettings settings) {
    this.once = once;
    this.sent = sent;
    this.maxBody = settings.maxBody().bytes();
  }

  /** One event under one Idempotency-Key; it is kept when the reply is given, and sent then. */
  @PostMapping(path = PATH + "/{service}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> send(
      @PathVariable String service,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      HttpServletRequest request)
      throws IOException {
    var body = RequestBody.read(request, maxBody);
    var key = request.getHeader("Idempotency-Key");
    var kept = once.send(AskController.service(service), caller.actor(), body, key);
    return reply(kept);
  }

  /** What became of one. */
  @GetMapping(path = PATH + "/sent/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> sent(@PathVariable String id) {
    return reply(sent.find(SeenExchanges.id(id)));
  }

  /** Those in a state, the oldest first. */
  @GetMapping(path = PATH + "/sent", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> sentIn(
      @RequestParam(name = "state", defaultValue = "PARKED") String word) {
    var json = JsonNodeFactory.instance.objectNode();
    var events = json.putArray("events");
    sent.in(state(word), MOST).forEach(one -> events.add(SentView.json(one)));
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(json));
  }

  /** Sends one again that was not taken in. */
  @PostMapping(PATH + "/sent/{id}/again")
  ResponseEntity<byte[]> again(@PathVariable String id) {
    return reply(sent.again(SeenExchanges.id(id)));
  }

  private static State state(String word) {
    return Arrays.stream(State.values())
        .filter(state -> state.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    Reason.SCHEMA_VIOLATION,
                    List.of(new Violation("/state", "must be one of " + List.of(State.values())))));
  }

  private static ResponseEntity<byte[]> reply(Sent sent) {
    var reply =
        ResponseEntity.status(sent.open() ? 202 : 200)
            .contentType(MediaType.APPLICATION_JSON)
            .header("Cache-Control", "no-store")
            .header("Location", SentView.address(sent));
    if (sent.open()) {
      reply.header("Retry-After", LaterView.RETRY_AFTER);
    }
    return reply.body(StrictJson.write(SentView.json(sent)));
  }
}
