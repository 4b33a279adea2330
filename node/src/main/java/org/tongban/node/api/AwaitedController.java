package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.StrictJson;
import org.tongban.core.message.Withdrawal;
import org.tongban.node.notice.ReadyMatters;

/** What other members await of us, as the systems behind our registers speak of it. */
@RestController
public class AwaitedController {
  static final String PATH = "/api/v1/awaited";

  private static final int MOST_BYTES = 1024;

  private static final List<String> WHY = List.of(Withdrawal.AUTHORIZATION_REVOKED.name());

  private final ReadyOnce once;
  private final ReadyMatters matters;

  public AwaitedController(ReadyOnce once, ReadyMatters matters) {
    this.once = once;
    this.matters = matters;
  }

  /** The register can answer now: the asker's node is told to ask. The body is not read. */
  @PostMapping(path = PATH + "/{ticket}/ready")
  ResponseEntity<byte[]> ready(
      @PathVariable String ticket,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      HttpServletRequest request)
      throws IOException {
    var unused = RequestBody.read(request, MOST_BYTES);
    once.ready(ticket, caller.actor(), request.getHeader("Idempotency-Key"));
    return reply(HttpStatus.ACCEPTED, ticket);
  }

  /** The office has learnt that the authorization was revoked; the same again changes nothing. */
  @PostMapping(path = PATH + "/{ticket}/stop", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> stop(@PathVariable String ticket, HttpServletRequest request)
      throws IOException {
    var unused = ReasonForm.read(RequestBody.read(request, MOST_BYTES), WHY);
    matters.stop(ticket);
    return reply(HttpStatus.OK, ticket);
  }

  private static ResponseEntity<byte[]> reply(HttpStatus status, String ticket) {
    var json = JsonNodeFactory.instance.objectNode().put("ticket", ticket);
    return ResponseEntity.status(status)
        .header("Cache-Control", "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(json));
  }
}
