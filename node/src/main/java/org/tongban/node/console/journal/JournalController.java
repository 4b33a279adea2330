package org.tongban.node.console.journal;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Outcome;
import org.tongban.core.proof.CheckResult;
import org.tongban.core.proof.Container;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.audit.ExportForm;
import org.tongban.node.console.Layout;
import org.tongban.node.console.MemberNames;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.verify.PublicChecks;

/** Messages and proofs. */
@Controller
public class JournalController {
  private static final String EXCHANGE = Search.PATH + "/{id}";
  private static final int LONGEST = 200;

  private final Reading reading;
  private final PublicChecks checks;
  private final MemberNames names;
  private final Layout layout;

  public JournalController(Reading reading, PublicChecks checks, MemberNames names, Layout layout) {
    this.reading = reading;
    this.checks = checks;
    this.names = names;
    this.layout = layout;
  }

  @GetMapping(Search.PATH)
  String entries(HttpServletRequest request, Model model) {
    var search = Search.of(request);
    model.addAttribute("search", search);
    model.addAttribute("found", found(search, model));
    model.addAttribute("kinds", EntryKind.values());
    model.addAttribute("outcomes", Outcome.values());
    model.addAttribute("names", names);
    return "journal/entries";
  }

  private Found found(Search search, Model model) {
    try {
      return reading.search(reader(), search);
    } catch (RefusedException e) {
      if (e.reason() != Reason.SCHEMA_VIOLATION) {
        throw e;
      }
      model.addAttribute("violations", e.violations());
      return Found.none();
    }
  }

  /** All entries of the filter, in a file that the node signs. */
  @GetMapping(Search.PATH + "/export")
  @Needs(Right.READ_MESSAGES)
  ResponseEntity<byte[]> export(HttpServletRequest request, @RequestParam String form) {
    var file =
        ExportForm.find(form)
            .orElseThrow(() -> new RefusedException(Reason.REQUEST_MALFORMED, "no such form"));
    return file("journal", reading.export(reader(), Search.of(request), file));
  }

  @GetMapping(EXCHANGE)
  String exchange(@PathVariable String id, Model model) {
    var messages =
        layout.may(Right.READ_MESSAGES.name())
            ? reading.masked(reader(), Reading.id(id))
            : List.<Message>of();
    return exchange(id, messages, model);
  }

  /** What a message says of a person, for a reason that is recorded first. */
  @PostMapping(EXCHANGE)
  @Needs(Right.READ_MESSAGES)
  String unmasked(@PathVariable String id, @RequestParam String why, Model model) {
    var reason = why.strip();
    if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > LONGEST) {
      model.addAttribute("fault", "journal.why.fault");
      return exchange(id, reading.masked(reader(), Reading.id(id)), model);
    }
    model.addAttribute("unmasked", true);
    return exchange(id, reading.unmasked(reader(), Reading.id(id), reason), model);
  }

  private String exchange(String id, List<Message> messages, Model model) {
    model.addAttribute("id", Reading.id(id).toString());
    model.addAttribute("entries", reading.entries(reader(), Reading.id(id)));
    model.addAttribute("messages", messages);
    model.addAttribute("names", names);
    return "journal/exchange";
  }

  @GetMapping(EXCHANGE + "/proof")
  @Needs(Right.READ_MESSAGES)
  ResponseEntity<byte[]> proof(@PathVariable String id) {
    return file(id, reading.proof(reader(), Reading.id(id)));
  }

  /** The same checks as anybody can have made of the proof. */
  @GetMapping(EXCHANGE + "/checks")
  @Needs(Right.READ_MESSAGES)
  String checks(@PathVariable String id, Model model) {
    var file = reading.proof(reader(), Reading.id(id));
    var locale = layout.english() ? Locale.ENGLISH : Locale.CHINESE;
    model.addAttribute("id", Reading.id(id).toString());
    var report = checks.proof(file, locale);
    model.addAttribute("report", report);
    model.addAttribute("level", level(report));
    return "journal/checks";
  }

  /** What could not be checked is no fault, and no proof either. */
  private static String level(JsonNode report) {
    boolean failed =
        report.path("checks").findValuesAsText("state").contains(CheckResult.State.FAILED.name());
    return failed ? "bad" : report.path("good").booleanValue() ? "ok" : "warn";
  }

  private Actor reader() {
    return layout.person().reader();
  }

  private static ResponseEntity<byte[]> file(String name, byte[] bytes) {
    var disposition = ContentDisposition.attachment().filename(name + ".asice").build();
    return ResponseEntity.ok()
        .header("Content-Disposition", disposition.toString())
        .contentType(MediaType.parseMediaType(Container.MEDIA_TYPE))
        .body(bytes);
  }
}
