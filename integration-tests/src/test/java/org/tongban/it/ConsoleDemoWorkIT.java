package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.RunningDemo;
import org.tongban.node.demo.register.KnownPeople;

/** Work of a size and a kind that an office has, at a node that is a process of its own. */
class ConsoleDemoWorkIT extends InDemonstration {
  private static final int MANY = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int BETWEEN_LOOKS = 100;
  private static final String STATUTE = "STATUTE";
  private static final String REFERENCE = "社会救助暂行办法 第五十八条";

  ConsoleDemoWorkIT(RunningDemo demo) {
    super(demo);
  }

  /** What the bar showed by itself until the batch was done, each value once. */
  private static List<Integer> watched(Page page) {
    var end = Instant.now().plus(PATIENCE);
    var seen = new ArrayList<Integer>();
    var done = page.locator("#progress .tag:has-text('已完成')");
    var over = false;
    while (!over && Instant.now().isBefore(end)) {
      // before the value is read, so that the last one is read too
      over = done.count() > 0;
      var value = ((Number) page.evaluate("document.querySelector('#progress progress').value"));
      if (!seen.contains(value.intValue())) {
        seen.add(value.intValue());
      }
      page.waitForTimeout(BETWEEN_LOOKS);
    }
    assertThat(over).as(AtDesk.main(page)).isTrue();
    return seen;
  }

  private String count(Page page, String of) {
    return page.locator("#progress tr:has(th:text-is('" + of + "')) td").textContent();
  }

  @Test
  void aClerkUploadsTenThousandRowsAndWatchesTheBarUntilAllAreAnswered() {
    // Given: as the demonstration is shipped, with its limits
    var page = added("CLERK");
    page.navigate(home + AtBatches.ASSISTANCE);
    AtBatches.fill(page, "ASSISTANCE_REVIEW", STATUTE, REFERENCE);
    page.locator("#columns").fill(AtBatches.COLUMNS);

    // When
    var table = Strangers.table(KnownPeople.ASSISTED.in(QINGPU), MANY);
    AtBatches.upload(page, "复核.csv", table);
    AtBatches.assertBegun(page);
    var seen = watched(page);
    var answered = count(page, "已答复");
    var open = count(page, "尚未办结");
    var done = AtDesk.main(page);
    var results = page.request().get(page.url() + "/results?form=csv").text();

    // Then
    // how often the bar moves by itself is a matter of the machine
    assertThat(seen).isSorted().endsWith(MANY).hasSizeGreaterThan(1);
    assertThat(done).contains("已办 10,000 行,共 10,000 行").doesNotContain("12345", "某人");
    assertThat(answered).isEqualTo("9999");
    assertThat(open).isEqualTo("0");
    assertThat(count(page, "格式有误,未查询")).isEqualTo("1");
    assertThat(count(page, "被拒绝")).isEqualTo("0");
    assertThat(count(page, "无答复或出错")).isEqualTo("0");
    // a heading, and a row for each but the broken one
    assertThat(results.lines()).hasSize(MANY);
    assertThat(results).contains("\r\n1,POSITIVE,").doesNotContain(",REFUSED,", ",ERROR,");
  }

  /** The number of an exchange about somebody, asked at the desk. */
  private String asked(Page page, String purpose) {
    form(page, "assistance.status", "310118");
    AtDesk.person(page, "subject", KnownPeople.ENDED.in(QINGPU));
    AtDesk.why(page, purpose, STATUTE, REFERENCE);
    AtDesk.askWell(page);
    return page.url().replaceAll(".*/", "");
  }

  @Test
  void aPersonAtTheDeskSeesWhoAskedAndOnlyHowOftenARuleHoldsItBack() {
    // Given: one ask that is shown, and one for a purpose that is deferred
    var page = added("CLERK");
    var shown = asked(page, "ASSISTANCE_REVIEW");
    var deferred = asked(page, "DUPLICATE_BENEFIT_CHECK");
    page.navigate(home + "/subjects");

    // When
    page.locator("#idNumber").fill(KnownPeople.ENDED.in(QINGPU).idNumber());
    page.locator("#identification").selectOption("IDENTITY_CARD");
    page.locator("#reason").fill("本人申请");
    page.waitForNavigation(() -> page.locator("form[action='/subjects'] .btn-primary").click());
    var record = AtDesk.main(page);

    // Then
    assertThat(record).contains("青浦", "社会救助状态查询", "依规则暂不出示");
    assertThat(page.locator("#withheld li").allInnerTexts())
        .singleElement()
        .asString()
        .startsWith("1 条")
        .contains("重复享受核查", "supervision");
    assertThat(shown).matches("[0-9a-f-]{36}").isNotEqualTo(deferred);
    assertThat(page.content()).contains(shown).doesNotContain(deferred, "??");
  }
}
