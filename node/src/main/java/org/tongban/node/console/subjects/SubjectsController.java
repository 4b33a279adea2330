package org.tongban.node.console.subjects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.console.Layout;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.desk.form.FormTexts;
import org.tongban.node.console.subjects.Questions.Ground;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;
import org.tongban.node.subject.AccessRecord;

/** Shows a person at the service desk who asked about that person. */
@Controller
public class SubjectsController {
  private static final String PATH = "/subjects";

  private final AccessRecord record;
  private final Questions questions;
  private final Operations operations;
  private final Layout layout;
  private final Clock clock;

  SubjectsController(
      AccessRecord record, Questions questions, Operations operations, Layout layout, Clock clock) {
    this.record = record;
    this.questions = questions;
    this.operations = operations;
    this.layout = layout;
    this.clock = clock;
  }

  @GetMapping(PATH)
  String form(Model model) {
    return form(RecordForm.empty(), List.of(), model);
  }

  /** By POST alone: whose record it is must not stand in an address. */
  @PostMapping(PATH)
  @Needs(Right.TELL_SUBJECTS)
  String tell(HttpServletRequest request, HttpServletResponse response, Model model) {
    var form = RecordForm.of(request);
    var wrong = form.faults();
    if (!wrong.isEmpty()) {
      return wrong(form, wrong, response, model);
    }
    try {
      var told = Told.of(record.tell(form.json(), layout.person().reader(), !layout.english()));
      operations.keep(
          layout.person().name(), Act.RECORD_TOLD, form.relation(), form.identification());
      model.addAttribute("told", told);
      model.addAttribute("at", clock.instant());
      model.addAttribute("grounds", Ground.values());
      return form(form, List.of(), model);
    } catch (RefusedException e) {
      if (e.reason() != Reason.SCHEMA_VIOLATION) {
        throw e;
      }
      return wrong(form, e.violations(), response, model);
    }
  }

  private String wrong(
      RecordForm form, List<Violation> wrong, HttpServletResponse response, Model model) {
    response.setStatus(Reason.SCHEMA_VIOLATION.status());
    return form(form, wrong, model);
  }

  private String form(RecordForm form, List<Violation> wrong, Model model) {
    Map<String, String> faults = new LinkedHashMap<>();
    for (var one : wrong) {
      faults.put(one.pointer().substring(1), FormTexts.said(one.message(), !layout.english()));
    }
    model.addAttribute("form", form);
    model.addAttribute("faults", faults);
    return "subjects/record";
  }

  /** What a person objects to goes to the auditor. */
  @PostMapping(PATH + "/question")
  @Needs(Right.TELL_SUBJECTS)
  String question(
      @RequestParam(defaultValue = "") String exchange,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "") String reference,
      RedirectAttributes next) {
    var why = ground(ground);
    if (why.isEmpty() || !Questions.isReference(reference.strip())) {
      next.addFlashAttribute("fault", "subjects.question.fault");
      return "redirect:" + PATH;
    }
    var id = id(exchange);
    questions.raise(id, why.get(), reference.strip(), layout.person().name());
    operations.keep(layout.person().name(), Act.RECORD_QUESTIONED, id.toString(), why.get().name());
    next.addFlashAttribute("flash", "subjects.question.kept");
    next.addFlashAttribute("flashName", id.toString());
    return "redirect:" + PATH;
  }

  private static Optional<Ground> ground(String name) {
    return Arrays.stream(Ground.values()).filter(one -> one.name().equals(name)).findFirst();
  }

  private static MessageId id(String text) {
    try {
      return MessageId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "no id", e);
    }
  }
}
