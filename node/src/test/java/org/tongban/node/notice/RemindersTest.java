package org.tongban.node.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.catalogue.WorkingDays;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Notice.Kind;
import org.tongban.node.WrittenAsk;
import org.tongban.node.settings.LaterSettings;
import org.tongban.node.store.Database;
import org.tongban.node.store.NoticeBook;
import org.tongban.node.store.OwnLater.State;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.store.RuleBook;
import org.tongban.node.store.TestDatabases;

/**
 * Who is reminded of what, and when, over the National Day of 2026: nobody works from 1 to 7
 * October, and Saturday the 10th is worked for it.
 */
class RemindersTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DUE = LocalDate.of(2026, 9, 30);
  private static final WorkingDays DAYS = WorkingDays.of(Path.of("..", "schemas"));
  private static final MemberCode SHANGHAI = new MemberCode("310000");
  private static final LaterSettings RULES = rules(List.of(2), List.of(1, 3), Optional.of(3));
  private static Database database;

  private final Ask ask =
      WrittenAsk.of(MessageId.next(), "310118", "310199194003050029", Optional.empty());
  private final List<MessageId> sent = new ArrayList<>();
  private RuleBook book;
  private NoticeBook notices;
  private OwnLaterStore store;

  private static LaterSettings rules(
      List<Integer> before, List<Integer> after, Optional<Integer> escalate) {
    return new LaterSettings(
        Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(30), before, after, escalate);
  }

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(3);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void anAskThatIsAwaited() throws SQLException {
    var source = database.dataSource();
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("TRUNCATE later_rule, own_later, notice_out");
    }
    book = new RuleBook(source);
    notices = new NoticeBook(source);
    store = new OwnLaterStore(source);
    store.keep(ask, ask.id(), Optional.of("T-1"), DUE, at(LocalDate.of(2026, 9, 1)).instant());
  }

  private static Clock at(LocalDate day) {
    return Clock.fixed(day.atTime(LocalTime.of(9, 10)).atZone(CHINA).toInstant(), CHINA);
  }

  private List<NoticeBook.Due> look(LocalDate day, LaterSettings rules, Set<MemberCode> members) {
    sent.clear();
    new Reminders(book, rules, () -> DAYS, members::contains, sent::add, at(day)).look();
    return sent.stream().map(id -> notices.open(id).orElseThrow()).toList();
  }

  private List<Kind> kinds(int month, int day) {
    return look(LocalDate.of(2026, month, day), RULES, Set.of(SHANGHAI)).stream()
        .map(NoticeBook.Due::kind)
        .toList();
  }

  @Test
  void eachRuleSpeaksOnceAndOnItsWorkingDay() {
    assertThat(kinds(9, 24)).as("three working days before").isEmpty();
    assertThat(kinds(9, 25)).as("a holiday").isEmpty();
    assertThat(kinds(9, 28)).as("two before").containsExactly(Kind.REMINDER);
    assertThat(kinds(9, 28)).as("once").isEmpty();
    assertThat(kinds(9, 29)).isEmpty();
    assertThat(kinds(9, 30)).isEmpty();
    for (int holiday = 1; holiday <= 7; holiday++) {
      assertThat(kinds(10, holiday)).as("October %s", holiday).isEmpty();
    }
    assertThat(kinds(10, 8)).as("the first after").containsExactly(Kind.REMINDER);
    assertThat(kinds(10, 9)).isEmpty();
    assertThat(kinds(10, 10)).as("third").containsExactly(Kind.REMINDER, Kind.ESCALATION);
    assertThat(kinds(10, 12)).isEmpty();
  }

  @Test
  void whatCameDueWhileNobodyLookedIsSaidInOneNotice() {
    // When
    var said = look(LocalDate.of(2026, 10, 12), RULES, Set.of(SHANGHAI));

    // Then
    assertThat(said)
        .extracting(NoticeBook.Due::kind)
        .containsExactly(Kind.REMINDER, Kind.ESCALATION);
    assertThat(said).allMatch(one -> one.over() == 4 && one.due().equals(DUE));
    assertThat(said.get(0).to()).isEqualTo(ask.audience());
    assertThat(said.get(0).owes()).isEmpty();
    assertThat(said.get(1).to()).isEqualTo(SHANGHAI);
    assertThat(said.get(1).owes()).contains(ask.audience());
  }

  @Test
  void whereNobodyIsAboveItIsSaidToBeSo() {
    // When
    var said = look(LocalDate.of(2026, 10, 12), RULES, Set.of(new MemberCode("330000")));

    // Then: counted until the answer is there, and not tried again
    assertThat(said).extracting(NoticeBook.Due::kind).containsExactly(Kind.REMINDER);
    assertThat(book.untold()).isEqualTo(1);
    assertThat(kinds(10, 13)).isEmpty();
    store.close(
        ask.id(),
        State.EXPIRED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        at(DUE).instant());
    assertThat(book.untold()).isZero();
  }

  @Test
  void theNearestMemberAboveIsTold() {
    // When
    var city = new MemberCode("310100");
    var said = look(LocalDate.of(2026, 10, 12), RULES, Set.of(city, SHANGHAI));

    // Then
    assertThat(said.get(1).to()).isEqualTo(city);
    assertThat(Superiors.above(city, ask.audience())).isTrue();
    assertThat(Superiors.above(SHANGHAI, ask.audience())).isTrue();
    assertThat(Superiors.above(ask.audience(), ask.audience())).isFalse();
    assertThat(Superiors.above(new MemberCode("330000"), ask.audience())).isFalse();
    assertThat(Superiors.above(ask.audience(), city)).isFalse();
  }

  @Test
  void withoutARuleNobodyIsReminded() {
    var none = rules(List.of(), List.of(), Optional.empty());
    assertThat(look(LocalDate.of(2026, 10, 12), none, Set.of(SHANGHAI))).isEmpty();
  }

  @Test
  void whatIsNotTakenInOrIsOverRemindsNobody() {
    // Given
    store.close(
        ask.id(),
        State.EXPIRED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        at(DUE).instant());
    var waiting = WrittenAsk.of(MessageId.next(), "310118", "310199194003050029", Optional.empty());
    store.keep(waiting, waiting.id(), Optional.empty(), DUE, at(DUE).instant());

    // Then
    assertThat(kinds(10, 12)).isEmpty();
  }
}
