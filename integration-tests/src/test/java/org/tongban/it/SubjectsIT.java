package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Entry;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.node.console.user.Role;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** A person at the service desk, in a browser. */
class SubjectsIT extends InConsole {
  SubjectsIT(Federation federation) {
    super(federation);
  }

  private static void show(Page page) {
    page.waitForNavigation(() -> page.locator("form[action='/subjects'] .btn-primary").click());
  }

  @Test
  void aPersonSeesWhoAskedButNotWhatARuleHoldsBackAndQuestionsAnEntry() {
    // Given: one ask that is shown, and one for a purpose that is deferred
    var person = KnownPeople.ENDED.in(QINGPU);
    var shown = federation.ask(Region.JIASHAN, Wish.assistance(QINGPU.code(), person));
    var deferred =
        federation.ask(
            Region.JIASHAN,
            Wish.assistance(QINGPU.code(), person)
                .purpose("DUPLICATE_BENEFIT_CHECK", "STATUTE", "社会救助暂行办法 第五十八条"));
    var page = visit.signedIn(Role.CLERK);
    page.navigate(visit.home() + "/subjects");

    // When: at first it isn't said why
    page.locator("#idNumber").fill(person.idNumber());
    show(page);
    var asked = page.locator("[role=alert]").innerText();
    page.locator("#identification").selectOption("IDENTITY_CARD");
    page.locator("#reason").fill("本人申请");
    show(page);
    var record = page.locator("main").innerText();
    var content = page.content();
    var broken = Browser.broken(page);
    page.locator("#exchange").selectOption(shown.exchange().toString());
    page.locator("#ground").selectOption("NOT_AUTHORIZED");
    page.locator("#paper").fill("YY-2026-0017");
    page.waitForNavigation(() -> page.locator("form[action$='/question'] .btn-primary").click());

    // Then
    assertThat(asked).contains("尚未出示", "身份核验方式", "查看缘由");
    assertThat(record).contains("青浦", "社会救助状态查询", "依规则暂不出示", "重复享受核查");
    assertThat(content).contains(shown.exchange().toString());
    assertThat(content).doesNotContain(deferred.exchange().toString(), "??");
    assertThat(page.locator("main").innerText()).contains("已转审计员");
    assertThat(page.url()).endsWith("/subjects");
    assertThat(broken).isEmpty();
    var journal = federation.journal(Region.JIASHAN);
    assertThat(journal.after(journal.head() - 1)).extracting(Entry::kind).contains("SUBJECT_TOLD");
  }
}
