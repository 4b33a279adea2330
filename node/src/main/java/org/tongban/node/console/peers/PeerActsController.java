package org.tongban.node.console.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;
import org.tongban.node.peer.Suspensions;
import org.tongban.node.store.Suspension;
import org.tongban.node.store.SuspensionBook;

/** What can be done with another member: test the connection, suspend the exchange, resume it. */
@Controller
public class PeerActsController {
  /** For how many hours the exchange may be suspended; 0 until somebody resumes it. */
  static final List<Integer> HOURS = List.of(1, 8, 24, 168, 0);

  private static final String PEER = PeersController.PEER;
  private static final int LONGEST_REASON = 200;
  private static final long PATIENCE = 40;

  private final Peers peers;
  private final PeerTests tests;
  private final SuspensionBook book;
  private final Suspensions suspensions;
  private final Operations operations;
  private final Clock clock;

  PeerActsController(
      Peers peers,
      PeerTests tests,
      SuspensionBook book,
      Suspensions suspensions,
      Operations operations,
      Clock clock) {
    this.peers = peers;
    this.tests = tests;
    this.book = book;
    this.suspensions = suspensions;
    this.operations = operations;
    this.clock = clock;
  }

  /** With htmx the steps are shown as they end; without a script the page comes when all have. */
  @PostMapping(PEER + "/test")
  @Needs(Right.MANAGE_PEERS)
  String test(@PathVariable String code, HttpServletRequest request, Model model) {
    var member = peers.get(code).member();
    var done = tests.begin(member, by(request));
    if (request.getHeader("HX-Request") != null) {
      return steps(code, model);
    }
    done.completeOnTimeout(null, PATIENCE, TimeUnit.SECONDS).join();
    return "redirect:" + PeersController.PATH + "/members/" + code;
  }

  @GetMapping(PEER + "/test/live")
  String steps(@PathVariable String code, Model model) {
    var peer = peers.get(code);
    model.addAttribute("peer", peer);
    model.addAttribute("test", tests.last(peer.member()).orElse(null));
    return "peers/test :: steps";
  }

  @PostMapping(PEER + "/suspend")
  @Needs(Right.MANAGE_PEERS)
  String suspend(
      @PathVariable String code,
      @RequestParam String why,
      @RequestParam int hours,
      HttpServletRequest request,
      RedirectAttributes next) {
    var peer = peers.get(code);
    var member = peer.member();
    if (peer.removed()) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "two people have removed it");
    }
    var reason = why.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON || !HOURS.contains(hours)) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "no reason or no time");
    }
    var now = clock.instant();
    var until = Optional.of(now.plus(Duration.ofHours(hours))).filter(end -> hours > 0);
    book.suspend(member.code(), new Suspension(by(request), reason, now, until));
    suspensions.forget();
    operations.keep(by(request), Act.PEER_SUSPENDED, code, reason);
    return done(next, "flash.peer.suspended", code);
  }

  @PostMapping(PEER + "/resume")
  @Needs(Right.MANAGE_PEERS)
  String resume(@PathVariable String code, HttpServletRequest request, RedirectAttributes next) {
    var member = peers.get(code).member();
    if (book.resume(member.code())) {
      operations.keep(by(request), Act.PEER_RESUMED, code, "");
    }
    suspensions.forget();
    return done(next, "flash.peer.resumed", code);
  }

  private static String done(RedirectAttributes next, String key, String code) {
    next.addFlashAttribute("flash", key);
    next.addFlashAttribute("flashName", code);
    return "redirect:" + PeersController.PATH + "/members/" + code;
  }

  private static String by(HttpServletRequest request) {
    return request.getUserPrincipal().getName();
  }
}
