package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.StrictJson;
import org.tongban.node.outbox.Changes;

/** Takes what happened to one of our people, for those who subscribed to it. */
@RestController
public class ChangeController {
  static final String PATH = "/api/v1/changes";
  private static final int MOST_BYTES = 16 * 1024;

  private final Changes changes;

  public ChangeController(Changes changes) {
    this.changes = changes;
  }

  /** How many are told, and not who. */
  @PostMapping(path = "/api/v1/changes", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> change(
      @RequestAttribute(CallerFilter.CALLER) Caller caller, HttpServletRequest request)
      throws IOException {
    var told = changes.tell(RequestBody.read(request, MOST_BYTES), caller.actor());
    var json = JsonNodeFactory.instance.objectNode();
    json.put("changeId", told.change().toString()).put("told", told.count());
    return ResponseEntity.accepted()
        .header("Cache-Control", "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(json));
  }
}
