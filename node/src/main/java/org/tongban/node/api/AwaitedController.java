package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.StrictJson;

/** What other members await of us, as the systems behind our registers speak of it. */
@RestController
public class AwaitedController {
  static final String PATH = "/api/v1/awaited";

  private static final int MOST_BYTES = 1024;

  private final ReadyOnce once;

  public AwaitedController(ReadyOnce once) {
    this.once = once;
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
    var json = JsonNodeFactory.instance.objectNode().put("ticket", ticket);
    return ResponseEntity.accepted()
        .header("Cache-Control", "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(json));
  }
}
