package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.StrictJson;
import org.tongban.core.proof.Container;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.audit.Audit;
import org.tongban.node.audit.EntryJson;
import org.tongban.node.audit.ExportForm;

/** The journal for auditors. */
@RestController
public class AuditController {
  static final String PATH = "/api/v1/journal";
  private static final int PAGE = 100;
  private static final Set<String> FILTER =
      Set.of("kind", "member", "service", "purpose", "outcome", "rule", "from", "to");

  private final Audit audit;

  public AuditController(Audit audit) {
    this.audit = audit;
  }

  /** The newest entries of the filter, a page of them. */
  @GetMapping(path = PATH + "/entries", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> search(
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      @RequestParam Map<String, String> parameters) {
    var filter = filter(parameters, "before");
    var found = audit.search(caller.actor(), filter, before(parameters.get("before")), PAGE + 1);
    boolean more = found.size() > PAGE;
    var page = more ? found.subList(0, PAGE) : found;
    var json = JsonNodeFactory.instance.objectNode();
    var entries = json.putArray("entries");
    page.forEach(entry -> entries.add(EntryJson.withExchange(entry)));
    audit.archived(filter).forEach(json.putArray("archived")::add);
    var reply = ResponseEntity.ok().header("Cache-Control", "no-store");
    if (more) {
      reply.header("Link", next(filter, page.get(PAGE - 1)));
    }
    return reply.contentType(MediaType.APPLICATION_JSON).body(StrictJson.write(json));
  }

  /** RFC 8288. */
  private static String next(Map<String, String> filter, JournalEntry last) {
    var address = UriComponentsBuilder.fromPath(PATH + "/entries");
    filter.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
    address.queryParam("before", last.seq());
    return "<" + address.encode().buildAndExpand(filter).toUriString() + ">; rel=\"next\"";
  }

  /** All entries of the filter in a signed file. */
  @GetMapping(PATH + "/export")
  ResponseEntity<byte[]> export(
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      @RequestParam Map<String, String> parameters) {
    var form =
        ExportForm.find(parameters.getOrDefault("form", "csv"))
            .orElseThrow(() -> wrong("/form", "must be csv or json"));
    var file = audit.export(caller.actor(), filter(parameters, "form"), form);
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .contentType(MediaType.parseMediaType(Container.MEDIA_TYPE))
        .body(file);
  }

  /** How often what was asked and answered, by purpose. */
  @GetMapping(path = PATH + "/use", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> use(
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      @RequestParam Map<String, String> parameters) {
    var json = JsonNodeFactory.instance.objectNode();
    var rows = json.putArray("use");
    var filter = filter(parameters);
    for (var use : audit.use(caller.actor(), filter)) {
      var row = rows.addObject();
      row.put("purpose", use.purpose().code()).put("service", use.service().value());
      row.put("kind", use.kind().name());
      use.outcome().ifPresent(outcome -> row.put("outcome", outcome.name()));
      row.put("count", use.count());
    }
    audit.archived(filter).forEach(json.putArray("archived")::add);
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(json));
  }

  private static Map<String, String> filter(Map<String, String> parameters, String... others) {
    var filter = new java.util.TreeMap<>(parameters);
    List.of(others).forEach(filter::remove);
    var unknown = new TreeSet<>(filter.keySet());
    unknown.removeAll(FILTER);
    if (!unknown.isEmpty()) {
      throw wrong("", "has a parameter that is none of " + new TreeSet<>(FILTER));
    }
    return filter;
  }

  private static long before(String text) {
    if (text == null) {
      return Long.MAX_VALUE;
    }
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw wrong("/before", "must be the number of an entry");
    }
    return Long.parseLong(text);
  }

  private static RefusedException wrong(String pointer, String rule) {
    return new RefusedException(Reason.SCHEMA_VIOLATION, List.of(new Violation(pointer, rule)));
  }
}
