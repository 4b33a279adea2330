package org.tongban.node.console.approval;

import java.util.Optional;
import org.springframework.ui.Model;

/** What every page of a draft shows; the fragments of {@code approval.html} read it. */
public final class DraftView {
  private DraftView() {}

  /**
   * Shows what was typed, else what is open, else what is in force, else nothing.
   *
   * @param typed what somebody typed and couldn't keep, or begins with
   * @return the text that is shown
   */
  public static String fill(FileDrafts drafts, Optional<String> typed, Model model) {
    var open = drafts.open();
    var inForce = drafts.inForce();
    var base = FileOnDisk.digest(inForce);
    var text = typed.or(() -> open.map(Proposal::content)).or(() -> inForce).orElse("");
    model.addAttribute("editor", true);
    model.addAttribute("draft", open.orElse(null));
    model.addAttribute("version", open.map(Proposal::version).orElse(0));
    model.addAttribute("base", base);
    model.addAttribute("moved", open.filter(one -> !one.base().equals(base)).isPresent());
    model.addAttribute("text", text);
    model.addAttribute("problems", drafts.problems(text));
    model.addAttribute("diff", LineDiff.of(inForce.orElse(""), text));
    // what somebody else has written meanwhile
    typed
        .flatMap(mine -> open.map(one -> LineDiff.of(one.content(), mine)))
        .filter(lines -> !lines.isEmpty())
        .ifPresent(lines -> model.addAttribute("other", lines));
    return text;
  }
}
