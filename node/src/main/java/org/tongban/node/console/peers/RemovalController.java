package org.tongban.node.console.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tongban.core.directory.Member;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.approval.Proposal;
import org.tongban.node.console.approval.Proposal.Kind;
import org.tongban.node.console.approval.ProposalException;
import org.tongban.node.console.approval.ProposalException.Fault;
import org.tongban.node.console.approval.Proposals;
import org.tongban.node.peer.Suspensions;
import org.tongban.node.store.Suspension;
import org.tongban.node.store.SuspensionBook;

/** Removes a member from this node for good, or takes it back: one proposes, another approves. */
@Controller
public class RemovalController {
  private static final String PATH = PeersController.PEER + "/removal";
  private static final String REMOVE = "REMOVE";
  private static final String TAKE_BACK = "TAKE_BACK";
  private static final int LONGEST_REASON = 200;

  private final Peers peers;
  private final Proposals proposals;
  private final SuspensionBook book;
  private final Suspensions suspensions;
  private final Clock clock;

  RemovalController(
      Peers peers, Proposals proposals, SuspensionBook book, Suspensions suspensions, Clock clock) {
    this.peers = peers;
    this.proposals = proposals;
    this.book = book;
    this.suspensions = suspensions;
    this.clock = clock;
  }

  /** Proposes the other of what is now. */
  @PostMapping(PATH)
  @Needs(Right.MANAGE_PEERS)
  String propose(
      @PathVariable String code,
      @RequestParam String why,
      HttpServletRequest request,
      RedirectAttributes next) {
    var peer = peers.get(code);
    var reason = why.strip();
    var what = peer.removed() ? TAKE_BACK : REMOVE;
    return step(
        code,
        next,
        "removal.done.proposed",
        () -> {
          if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new ProposalException(Fault.EMPTY);
          }
          var draft = proposals.write(by(request), Kind.PEER, code, 0, "", what);
          proposals.submit(by(request), Kind.PEER, code, draft.version(), reason);
        });
  }

  @PostMapping(PATH + "/publish")
  @Needs(Right.MANAGE_PEERS)
  String approve(
      @PathVariable String code,
      @RequestParam int version,
      HttpServletRequest request,
      RedirectAttributes next) {
    var member = peers.get(code).member();
    return step(
        code,
        next,
        "removal.done.approved",
        () -> {
          var by = by(request);
          proposals.approve(by, Kind.PEER, code, version, one -> inForce(member, one, by));
          suspensions.forget();
        });
  }

  @PostMapping(PATH + "/withdraw")
  @Needs(Right.MANAGE_PEERS)
  String withdraw(
      @PathVariable String code,
      @RequestParam int version,
      HttpServletRequest request,
      RedirectAttributes next) {
    peers.get(code);
    return step(
        code,
        next,
        "removal.done.withdrawn",
        () -> proposals.withdraw(by(request), Kind.PEER, code, version));
  }

  private void inForce(Member member, Proposal one, String by) {
    if (one.content().equals(REMOVE)) {
      var first = String.join(", ", one.authors());
      book.remove(
          member.code(),
          new Suspension(first, one.note(), clock.instant(), Optional.empty(), Optional.of(by)));
    } else if (!book.takeBack(member.code())) {
      throw new ProposalException(Fault.MOVED);
    }
  }

  private static String step(String code, RedirectAttributes next, String done, Runnable what) {
    try {
      what.run();
      next.addFlashAttribute("flash", done);
      next.addFlashAttribute("flashName", code);
    } catch (ProposalException e) {
      next.addFlashAttribute("fault", e.key());
    }
    return "redirect:" + PeersController.PATH + "/members/" + code;
  }

  private static String by(HttpServletRequest request) {
    return request.getUserPrincipal().getName();
  }
}
