package org.tongban.node.console.peers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;

/** Prepares the entry of a new member; whether it joins is for the operators to say. */
@Controller
public class JoinController {
  private static final String ADD = PeersController.PATH + "/add";

  private final Peers peers;
  private final UnaryOperator<String> codes;
  private final Operations operations;
  private final Clock clock;

  /**
   * @param codes the division code that somebody means, else what was typed
   */
  JoinController(Peers peers, UnaryOperator<String> codes, Operations operations, Clock clock) {
    this.peers = peers;
    this.codes = codes;
    this.operations = operations;
    this.clock = clock;
  }

  @GetMapping(ADD)
  @Needs(Right.MANAGE_PEERS)
  String form(Model model) {
    model.addAttribute("form", JoinForm.empty());
    return "peers/add";
  }

  /** The form again with each fault at its field, or the summary. */
  @PostMapping(ADD)
  @Needs(Right.MANAGE_PEERS)
  String check(HttpServletRequest request, HttpServletResponse response, Model model) {
    var form = form(request);
    var checked = check(form);
    model.addAttribute("form", form);
    if (!checked.good()) {
      response.setStatus(Reason.SCHEMA_VIOLATION.status());
      model.addAttribute("faults", checked.faults());
      return "peers/add";
    }
    model.addAttribute("entry", JoinCheck.entry(form, checked));
    model.addAttribute("prints", JoinCheck.prints(checked));
    return "peers/added";
  }

  /** The entry as a file. */
  @PostMapping(ADD + "/entry.yaml")
  @Needs(Right.MANAGE_PEERS)
  ResponseEntity<byte[]> entry(HttpServletRequest request) {
    var form = form(request);
    var checked = check(form);
    if (!checked.good()) {
      throw new RefusedException(Reason.SCHEMA_VIOLATION, "not a good entry");
    }
    var code = form.get(JoinForm.CODE);
    operations.keep(request.getUserPrincipal().getName(), Act.PEER_DRAFTED, code, "");
    var file = ContentDisposition.attachment().filename("directory-entry-" + code + ".yaml");
    return ResponseEntity.ok()
        .header("Content-Disposition", file.build().toString())
        .contentType(MediaType.APPLICATION_YAML)
        .body(JoinCheck.entry(form, checked).getBytes(StandardCharsets.UTF_8));
  }

  private JoinForm form(HttpServletRequest request) {
    var form = JoinForm.of(request);
    var typed = form.get(JoinForm.CODE);
    return typed.isEmpty() || form.tooLong(JoinForm.CODE) ? form : form.coded(codes.apply(typed));
  }

  private JoinCheck.Checked check(JoinForm form) {
    return new JoinCheck(peers.directory(), clock.instant()).check(form);
  }
}
