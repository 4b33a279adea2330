package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.message.MessageId;
import org.tongban.it.federation.Federation;
import org.tongban.node.console.user.Role;
import org.tongban.node.demo.register.Region;
import org.tongban.node.store.NodeDatabase;

/** What needs a person, in a browser. */
class AlertsIT extends InConsole {
  AlertsIT(Federation federation) {
    super(federation);
  }

  @Test
  void anOverdueAskShowsUpInTheMenuAndIsAcknowledgedUntilThereIsAnother() {
    // Given: 320500 has owed an answer since the day of the last century
    var page = visit.signedIn(Role.ADMINISTRATOR);
    overdue("2001-01-01");

    // When
    page.navigate(visit.home() + "/alerts?q=320500");
    var shown = page.locator("#list tbody").innerText();
    var menu = page.locator(".sider a[href='/alerts']").innerText();
    var broken = Browser.broken(page);
    page.locator("#list input[name=note]").first().fill("已电话催办");
    page.waitForNavigation(() -> page.locator("#list tbody button").first().click());
    var said = page.locator("main [role=status]").innerText();
    page.navigate(visit.home() + "/alerts?q=320500");
    var quiet = page.locator("#list tbody tr").count();
    page.navigate(visit.home() + "/alerts?q=yuqi&state=seen");
    var seen = page.locator("#list tbody").innerText();
    overdue("2001-01-02");
    page.navigate(visit.home() + "/alerts?q=320500");

    // Then
    assertThat(shown).contains("他方逾期未答复我方", "ANSWERS_OVERDUE", "Answers that come later");
    assertThat(menu).matches("(?s)待办与告警.*[1-9][0-9]*.*");
    assertThat(said).contains("已确认");
    assertThat(quiet).isZero();
    assertThat(seen).contains("已电话催办", "320500");
    assertThat(page.locator("#list tbody").innerText()).contains("2 件");
    assertThat(broken).isEmpty();
    JdbcClient.create(federation.part(Region.JIASHAN, NodeDatabase.class).dataSource())
        .sql("DELETE FROM own_later WHERE member = '320500'")
        .update();
  }

  private void overdue(String day) {
    JdbcClient.create(federation.part(Region.JIASHAN, NodeDatabase.class).dataSource())
        .sql(
            "INSERT INTO own_later (exchange, member, service, ticket, due, kept_at, state)"
                + " VALUES (:id, '320500', 'assistance.status', 't', CAST(:day AS date), now(),"
                + " 'PENDING')")
        .param("id", MessageId.next().value())
        .param("day", day)
        .update();
  }
}
