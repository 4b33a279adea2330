package org.tongban.node.console.routes;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tongban.core.message.ServiceId;
import org.tongban.node.console.Layout;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.approval.FileDrafts;
import org.tongban.node.console.approval.ProposalException;

/** Writing at a look-up, trying it, laying it before a second person, putting it in force. */
@Controller
public class DraftController {
  private static final String DRAFT = RoutesController.LOOK_UP + "/draft";

  private final RouteBoard board;
  private final LookUpFiles files;
  private final RouteDrafts drafts;
  private final DraftPage page;
  private final Layout layout;

  DraftController(
      RouteBoard board, LookUpFiles files, RouteDrafts drafts, DraftPage page, Layout layout) {
    this.board = board;
    this.files = files;
    this.drafts = drafts;
    this.page = page;
    this.layout = layout;
  }

  /**
   * What the editor sends.
   *
   * @param version of the draft that was read, 0 for none
   * @param base digest of the file in force that was read
   * @param text of the editor
   * @param note for the second person
   */
  record Edit(int version, String base, String text, String note) {
    Edit {
      base = base == null ? "" : base;
      text = FileDrafts.tidy(text == null ? "" : text);
      note = note == null ? "" : note;
    }
  }

  @GetMapping(DRAFT)
  String draft(
      @PathVariable String service, @RequestParam(defaultValue = "0") long from, Model model) {
    return page.show(known(service), from, Optional.empty(), model);
  }

  /** One form, several buttons: each keeps what was written first. */
  @PostMapping(DRAFT)
  @Needs(Right.DRAFT_ROUTES)
  String write(
      @PathVariable String service,
      @RequestParam(name = "do", defaultValue = "save") String what,
      @ModelAttribute Edit edit,
      @ModelAttribute TrialForm.Filled filled,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    var id = known(service);
    try {
      var file = drafts.of(id);
      var draft = file.write(me(), edit.version(), edit.base(), edit.text());
      if (what.equals("try")) {
        page.tryOut(me(), id, draft.content(), filled, model);
        return page.show(id, 0, Optional.empty(), model);
      }
      if (what.equals("submit")) {
        file.submit(me(), draft.version(), edit.note());
        return done(next, id, "submitted");
      }
      return done(next, id, "saved");
    } catch (ProposalException e) {
      return page.fault(id, e, Optional.of(edit.text()), response, model);
    }
  }

  @PostMapping(DRAFT + "/remove")
  @Needs(Right.DRAFT_ROUTES)
  String remove(
      @PathVariable String service,
      @ModelAttribute Edit edit,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    var id = known(service);
    return step(
        id,
        response,
        next,
        model,
        "submitted",
        () -> drafts.of(id).proposeRemoval(me(), edit.version(), edit.base(), edit.note()));
  }

  @PostMapping(DRAFT + "/withdraw")
  @Needs(Right.DRAFT_ROUTES)
  String withdraw(
      @PathVariable String service,
      @RequestParam int version,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    var id = known(service);
    return step(
        id, response, next, model, "withdrawn", () -> drafts.of(id).withdraw(me(), version));
  }

  @PostMapping(DRAFT + "/back")
  @Needs(Right.PUBLISH_ROUTES)
  String giveBack(
      @PathVariable String service,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String note,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    var id = known(service);
    return step(
        id, response, next, model, "back", () -> drafts.of(id).giveBack(me(), version, note));
  }

  @PostMapping(DRAFT + "/publish")
  @Needs(Right.PUBLISH_ROUTES)
  String publish(
      @PathVariable String service,
      @RequestParam int version,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    var id = known(service);
    return step(id, response, next, model, "published", () -> drafts.of(id).publish(me(), version));
  }

  private String step(
      ServiceId service,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model,
      String done,
      Runnable what) {
    try {
      what.run();
      return done(next, service, done);
    } catch (ProposalException e) {
      return page.fault(service, e, Optional.empty(), response, model);
    }
  }

  private static String done(RedirectAttributes next, ServiceId service, String what) {
    next.addFlashAttribute("flash", "routes.done." + what);
    next.addFlashAttribute("flashName", service.value());
    var shown = "/routes/lookups/" + service.value();
    return "redirect:" + shown + (what.equals("published") ? "" : "/draft");
  }

  private ServiceId known(String service) {
    return RoutesController.known(board, files, service);
  }

  private String me() {
    return layout.person().name();
  }
}
