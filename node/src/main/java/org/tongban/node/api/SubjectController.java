package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.StrictJson;
import org.tongban.node.subject.AccessRecord;

/**
 * Tells the bureau's service desk who asked about a person. Asked by POST: the person's number must
 * not stand in an address.
 */
@RestController
public class SubjectController {
  static final String PATH = "/api/v1/subjects";
  private static final int MOST_BYTES = 16 * 1024;

  private final AccessRecord record;

  public SubjectController(AccessRecord record) {
    this.record = record;
  }

  /** Who, when, for what, and what came of it. */
  @PostMapping(path = PATH + "/access-record", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> accessRecord(
      @RequestAttribute(CallerFilter.CALLER) Caller caller, HttpServletRequest request)
      throws IOException {
    var body = RequestBody.read(request, MOST_BYTES);
    var told = record.tell(body, caller.actor(), ProblemWriter.chinese(request));
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(told));
  }
}
