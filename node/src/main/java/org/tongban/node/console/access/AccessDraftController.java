package org.tongban.node.console.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.Layout;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.approval.DraftView;
import org.tongban.node.console.approval.FileDrafts;
import org.tongban.node.console.approval.FileOnDisk;
import org.tongban.node.console.approval.ProposalException;

/** Changing the rules of access: one writes, another puts in force. */
@Controller
public class AccessDraftController {
  private static final String DRAFT = AccessController.PATH + "/draft";

  private final AccessBoard board;
  private final AccessFile file;
  private final FileDrafts drafts;
  private final Layout layout;

  AccessDraftController(AccessBoard board, AccessFile file, FileDrafts drafts, Layout layout) {
    this.board = board;
    this.file = file;
    this.drafts = drafts;
    this.layout = layout;
  }

  @GetMapping(DRAFT)
  String draft(Model model) {
    return show(Optional.empty(), model);
  }

  @PostMapping(DRAFT)
  @Needs(Right.DRAFT_ACCESS)
  String write(
      @RequestParam(name = "do", defaultValue = "save") String what,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String base,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String note,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    boolean submit = what.equals("submit");
    return step(
        Optional.of(FileDrafts.tidy(text)),
        response,
        next,
        model,
        submit ? "submitted" : "saved",
        () -> {
          var draft = drafts.write(me(), version, base, text);
          if (submit) {
            drafts.submit(me(), draft.version(), note);
          }
        });
  }

  /** Ends a rule with today, as a draft like any other. */
  @PostMapping(AccessController.PATH + "/rules/{id}/end")
  @Needs(Right.DRAFT_ACCESS)
  String end(
      @PathVariable String id, HttpServletResponse response, RedirectAttributes next, Model model) {
    var grant =
        board.grants().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no such rule"));
    var inForce = drafts.inForce();
    return step(
        Optional.empty(),
        response,
        next,
        model,
        "saved",
        () ->
            drafts.write(
                me(),
                0,
                FileOnDisk.digest(inForce),
                RuleText.ended(inForce.orElse(""), grant.line(), board.today())));
  }

  @PostMapping(DRAFT + "/withdraw")
  @Needs(Right.DRAFT_ACCESS)
  String withdraw(
      @RequestParam int version,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    return step(
        Optional.empty(), response, next, model, "withdrawn", () -> drafts.withdraw(me(), version));
  }

  @PostMapping(DRAFT + "/back")
  @Needs(Right.APPROVE_ACCESS)
  String giveBack(
      @RequestParam int version,
      @RequestParam(defaultValue = "") String note,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    return step(
        Optional.empty(),
        response,
        next,
        model,
        "back",
        () -> drafts.giveBack(me(), version, note));
  }

  @PostMapping(DRAFT + "/publish")
  @Needs(Right.APPROVE_ACCESS)
  String publish(
      @RequestParam int version,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    return step(
        Optional.empty(), response, next, model, "published", () -> drafts.publish(me(), version));
  }

  private String step(
      Optional<String> typed,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model,
      String done,
      Runnable what) {
    try {
      what.run();
    } catch (ProposalException e) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("fault", e.key());
      return show(typed, model);
    }
    next.addFlashAttribute("flash", "access.done." + done);
    return "redirect:" + DRAFT;
  }

  private String show(Optional<String> typed, Model model) {
    var text = DraftView.fill(drafts, typed, model);
    model.addAttribute("slips", file.slips(text));
    return "access/draft";
  }

  private String me() {
    return layout.person().name();
  }
}
