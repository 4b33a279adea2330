package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
import org.tongban.node.inbox.Dispositions;
import org.tongban.node.inbox.EventFeed;

/** Gives our own systems the events that other members told, and takes what was done with them. */
@RestController
public class EventController {
  static final String PATH = "/api/v1/events";
  static final String BATCH = "application/cloudevents-batch+json";
  private static final int MOST_BYTES = 64 * 1024;

  private final EventFeed feed;
  private final Dispositions dispositions;

  public EventController(EventFeed feed, Dispositions dispositions) {
    this.feed = feed;
    this.dispositions = dispositions;
  }

  /** The events after a place, the oldest first; the header Link leads on, also from the end. */
  @GetMapping(path = "/api/v1/events", produces = BATCH)
  ResponseEntity<byte[]> events(
      @RequestParam(defaultValue = "0") String after,
      @RequestParam(defaultValue = "100") String limit) {
    var most = number("/limit", limit, 1, EventFeed.MOST);
    var from = cursor(after);
    var items = feed.after(from, (int) most);
    var json = JsonNodeFactory.instance.arrayNode();
    items.forEach(item -> json.add(item.event()));
    var last = items.isEmpty() ? from : items.get(items.size() - 1).seq();
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .header("Link", "<" + PATH + "?after=" + last + "&limit=" + most + ">; rel=\"next\"")
        .contentType(MediaType.parseMediaType(BATCH))
        .body(StrictJson.write(json));
  }

  /** What was done with an event. */
  @PostMapping(path = PATH + "/{id}/disposition", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> dispose(
      @PathVariable String id,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      HttpServletRequest request)
      throws IOException {
    var said = dispositions.keep(id, RequestBody.read(request, MOST_BYTES), caller.actor());
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("outcome", said.outcome().name());
    said.body().ifPresent(body -> json.set("answer", body));
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(json));
  }

  static long cursor(String text) {
    return number("/after", text, 0, Long.MAX_VALUE);
  }

  private static long number(String at, String text, long least, long most) {
    if (text.matches("[0-9]{1,18}")) {
      var number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    var range = most == Long.MAX_VALUE ? "a number, as the link says" : least + " to " + most;
    throw new RefusedException(
        Reason.SCHEMA_VIOLATION, List.of(new Violation(at, "must be " + range)));
  }
}
