package org.tongban.node.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.catalogue.WorkingDays;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Notice;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.job.Jobs;
import org.tongban.node.settings.LaterSettings;
import org.tongban.node.store.NoticeBook;
import org.tongban.node.store.RuleBook;
import org.tongban.node.store.RuleBook.Awaited;

/**
 * Reminds members of answers that they owe us, and tells who is above them, each once for each rule
 * of the settings, by working days.
 */
public final class Reminders {
  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int PAGE = 500;

  private final RuleBook book;
  private final LaterSettings rules;
  private final Supplier<WorkingDays> days;
  private final Superiors superiors;
  private final Work work;
  private final Clock clock;

  /**
   * @param active whether the directory in force names such a member
   */
  public Reminders(
      RuleBook book,
      LaterSettings rules,
      Supplier<WorkingDays> days,
      Predicate<MemberCode> active,
      Work work,
      Clock clock) {
    this.book = Objects.requireNonNull(book, "book");
    this.rules = Objects.requireNonNull(rules, "rules");
    this.days = Objects.requireNonNull(days, "days");
    this.superiors = new Superiors(active);
    this.work = Objects.requireNonNull(work, "work");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Has a notice sent that was kept, as {@link Jobs} do. */
  @FunctionalInterface
  public interface Work {
    void add(MessageId notice);
  }

  /** Looks in office hours; what a rule has had said is not said again. */
  @Scheduled(cron = "0 10 8-18 * * *", zone = "Asia/Shanghai")
  public void look() {
    try {
      if (days.get().isWorked(today()).orElse(false)) {
        all();
      }
    } catch (RefusedException e) {
      LOG.warn("Nobody can be reminded now: {}", e.getMessage());
    }
  }

  private void all() {
    if (rules.remindBefore().isEmpty()
        && rules.remindAfter().isEmpty()
        && rules.escalateAfter().isEmpty()) {
      return;
    }
    int before = rules.remindBefore().stream().mapToInt(Integer::intValue).max().orElse(0);
    var until = days.get().after(today(), before).orElse(today());
    var last = Optional.<MessageId>empty();
    for (var page = book.awaited(until, last, PAGE); !page.isEmpty(); ) {
      page.forEach(this::one);
      last = Optional.of(page.get(page.size() - 1).exchange());
      page = book.awaited(until, last, PAGE);
    }
  }

  /** Where several rules have come due since somebody last looked, one notice says it for all. */
  private void one(Awaited awaited) {
    int over = between(awaited.due(), today());
    int left = between(today(), awaited.due());
    var reminders = new ArrayList<String>();
    rules.remindBefore().stream()
        .filter(many -> over == 0 && left <= many)
        .forEach(many -> reminders.add("REMIND-" + many));
    rules.remindAfter().stream()
        .filter(many -> over >= many)
        .forEach(many -> reminders.add("REMIND+" + many));
    reminders.removeAll(awaited.applied());
    if (!reminders.isEmpty()) {
      say(awaited, reminders, Notice.Kind.REMINDER, Optional.of(awaited.member()), over);
    }
    var escalation = rules.escalateAfter().map(many -> "ESCALATE+" + many);
    if (over >= rules.escalateAfter().orElse(Integer.MAX_VALUE)
        && !awaited.applied().contains(escalation.orElseThrow())) {
      var above = superiors.of(awaited.member());
      say(awaited, List.of(escalation.get()), Notice.Kind.ESCALATION, above, over);
    }
  }

  private void say(
      Awaited awaited, List<String> because, Notice.Kind kind, Optional<MemberCode> to, int over) {
    var notice =
        to.map(
            member ->
                new NoticeBook.Due(
                    MessageId.next(),
                    member,
                    kind,
                    awaited.ticket(),
                    awaited.service(),
                    awaited.due(),
                    over,
                    Optional.of(awaited.member()).filter(owes -> kind == Notice.Kind.ESCALATION),
                    clock.instant(),
                    0));
    if (!book.apply(awaited.exchange(), because, notice, clock.instant())) {
      return;
    }
    notice.ifPresentOrElse(
        due -> work.add(due.id()),
        () ->
            LOG.error(
                "{} owes us {} for {} working days, and the directory names nobody above it",
                awaited.member(),
                awaited.service(),
                over));
  }

  /** Working days; 0 where none lie between, and where a year is not known. */
  private int between(LocalDate from, LocalDate to) {
    return Math.min(days.get().between(from, to).orElse(0), Notice.MOST_OVER);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }
}
