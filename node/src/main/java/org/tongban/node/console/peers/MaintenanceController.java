package org.tongban.node.console.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tongban.core.message.MemberCode;
import org.tongban.core.policy.Policy;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;
import org.tongban.node.peer.Suspensions;
import org.tongban.node.store.Suspension;
import org.tongban.node.store.SuspensionBook;

/** The maintenance of this node itself: when nothing is exchanged with anybody. */
@Controller
public class MaintenanceController {
  private static final String PATH = PeersController.PATH + "/maintenance";
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int LONGEST_REASON = 200;

  private final MemberCode self;
  private final SuspensionBook book;
  private final Suspensions suspensions;
  private final Operations operations;
  private final Clock clock;

  MaintenanceController(
      MemberCode self,
      SuspensionBook book,
      Suspensions suspensions,
      Operations operations,
      Clock clock) {
    this.self = self;
    this.book = book;
    this.suspensions = suspensions;
    this.operations = operations;
    this.clock = clock;
  }

  /**
   * In place of the one before.
   *
   * @param from in the time of the offices, such as {@code 2026-11-24T22:00}; before now is now
   */
  @PostMapping(PATH)
  @Needs(Right.MANAGE_PEERS)
  String set(
      @RequestParam String from,
      @RequestParam String to,
      @RequestParam String why,
      HttpServletRequest request,
      RedirectAttributes next) {
    var now = clock.instant();
    var begin = moment(from).map(time -> time.isBefore(now) ? now : time);
    var end = moment(to);
    var reason = why.strip();
    if (begin.isEmpty()
        || end.filter(time -> time.isAfter(begin.get())).isEmpty()
        || end.get().isAfter(begin.get().plus(LONGEST))
        || reason.isEmpty()
        || reason.length() > LONGEST_REASON) {
      next.addFlashAttribute("fault", "maintenance.fault");
      return done();
    }
    book.suspend(self, new Suspension(by(request), reason, begin.get(), end));
    suspensions.forget();
    operations.keep(by(request), Act.MAINTENANCE_SET, begin.get() + " " + end.get(), reason);
    next.addFlashAttribute("flash", "flash.maintenance.set");
    return done();
  }

  @PostMapping(PATH + "/end")
  @Needs(Right.MANAGE_PEERS)
  String end(HttpServletRequest request, RedirectAttributes next) {
    if (book.resume(self)) {
      operations.keep(by(request), Act.MAINTENANCE_ENDED, "", "");
    }
    suspensions.forget();
    next.addFlashAttribute("flash", "flash.maintenance.ended");
    return done();
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).atZone(Policy.CALENDAR).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String done() {
    return "redirect:" + PeersController.PATH + "/own";
  }

  private static String by(HttpServletRequest request) {
    return request.getUserPrincipal().getName();
  }
}
