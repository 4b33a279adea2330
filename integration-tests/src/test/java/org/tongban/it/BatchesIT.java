package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.it.federation.Federation;
import org.tongban.node.console.user.Role;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;
import org.tongban.node.store.NodeDatabase;

/** Many asks at once, in a browser. */
class BatchesIT extends InConsole {
  private static final int MANY = 300;

  BatchesIT(Federation federation) {
    super(federation);
  }

  @Test
  void aTableIsUploadedWatchedAndTakenHomeAndOthersSeeCountsOnly() {
    // Given: in the encoding of an office's spreadsheet, one row of which is wrong
    var page = visit.signedIn(Role.CLERK);
    page.navigate(visit.home() + AtBatches.ASSISTANCE);
    AtBatches.fill(page, "ASSISTANCE_REVIEW", "STATUTE", "社会救助暂行办法 第五十八条");
    page.locator("#columns").fill(AtBatches.COLUMNS);

    // When
    AtBatches.upload(page, "复核.csv", Strangers.table(KnownPeople.ASSISTED.in(QINGPU), MANY));
    var address = page.url();
    AtBatches.awaitDone(page);
    var done = AtDesk.main(page);
    var broken = Browser.broken(page);
    var results = page.request().get(address + "/results?form=csv").text();
    var errors = page.request().get(address + "/errors?form=csv").text();
    var book = page.request().get(address + "/results?form=xlsx").body();
    page.navigate(visit.home() + "/batches?q=assistance&state=DONE");
    var listed = page.locator("#list tbody").innerText();
    var auditor = visit.signedIn(Role.AUDITOR);
    auditor.navigate(address);
    var seen = AtDesk.main(auditor);
    var denied = auditor.navigate(address + "/results?form=csv").status();

    // Then
    assertThat(address).matches(".*/batches/[0-9a-f-]{36}");
    assertThat(done).contains("共 300 行", "预计剩余时间", "/body/subject/idNumber");
    assertThat(done).doesNotContain("12345", "某人");
    assertThat(results.lines()).hasSize(MANY);
    assertThat(results).contains("\r\n1,POSITIVE,").doesNotContain(",REFUSED,", ",ERROR,");
    assertThat(errors).contains("2,/body/subject/idNumber,").doesNotContain("12345");
    assertThat(new String(book, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    assertThat(listed).contains("已完成", "299");
    assertThat(seen).contains("共 300 行").doesNotContain("/body/subject", "结果");
    assertThat(denied).isEqualTo(403);
    assertThat(broken).isEmpty();
    assertThat(browser.complaints()).allMatch(one -> one.contains("403"));
  }

  @Test
  void aBadFileIsToldWithAllThatIsWrongAndNothingThatWasTypedIsLost() {
    // Given
    var page = visit.signedIn(Role.CLERK);
    page.navigate(visit.home() + AtBatches.ASSISTANCE);
    AtBatches.fill(page, "ASSISTANCE_REVIEW", "STATUTE", "社会救助暂行办法 第五十八条");

    // When
    AtBatches.upload(page, "x.csv", "号,名,号\r\n1,2,3\r\n".getBytes(StandardCharsets.UTF_8));
    var columns = page.locator("[role=alert]").innerText();
    AtBatches.upload(page, "x.csv", "/subject/name\r\n甲\r\n乙\r\n".getBytes(StandardCharsets.UTF_8));
    var rows = page.locator("[role=alert]").innerText();
    AtBatches.upload(page, "x.xlsx", new byte[] {'P', 'K', 3, 4});

    // Then
    assertThat(columns).contains("尚未查询", "/header/1", "/header/2", "/header/3", "未指定去处");
    assertThat(rows).contains("/rows/1/body/subject/idNumber", "/rows/2/body/subject/idNumber");
    assertThat(page.locator("[role=alert]").innerText()).contains("另存为 CSV");
    assertThat(page.locator("#f-case").inputValue()).isEqualTo("JS-2026-0117");
    assertThat(page.locator("#f-to").inputValue()).contains("310118");
    assertThat(Browser.broken(page)).isEmpty();
    page.navigate(visit.home() + "/batches?q=" + "assistance.status&state=RECEIVING");
    assertThat(page.locator("#list tbody tr").count()).isZero();
  }

  @Test
  void whatFailedIsAskedAgainInABatchOfItsOwnWithTheNumbersOfTheFile() {
    // Given: the first row breaks the form, and no answer to the second came in time
    var person = KnownPeople.ASSISTED.in(QINGPU);
    var page = visit.signedIn(Role.CLERK);
    page.navigate(visit.home() + AtBatches.ASSISTANCE);
    AtBatches.fill(page, "ASSISTANCE_REVIEW", "STATUTE", "社会救助暂行办法 第五十八条");
    var table =
        "/subject/idNumber,/subject/name\r\n1,2\r\n%s,%s\r\n"
            .formatted(person.idNumber(), person.name());
    AtBatches.upload(page, "x.csv", table.getBytes(StandardCharsets.UTF_8));
    var first = page.url();
    AtBatches.awaitDone(page);
    JdbcClient.create(federation.part(Region.JIASHAN, NodeDatabase.class).dataSource())
        .sql(
            "UPDATE batch_chunk SET state = 'FAILED', reason = 'peer-timeout', failed = answered,"
                + " answered = 0 WHERE batch = CAST(:batch AS uuid)")
        .param("batch", first.replaceAll(".*/", ""))
        .update();
    page.navigate(first);

    // When
    page.waitForNavigation(() -> page.locator("form[action$='/retry'] button").click());
    AtBatches.awaitDone(page);
    var again = page.request().get(page.url() + "/results?form=csv").text();

    // Then
    assertThat(page.url()).isNotEqualTo(first);
    assertThat(AtDesk.main(page)).contains("重查", first.replaceAll(".*/", ""), "共 1 行");
    assertThat(again.lines().skip(1)).singleElement().asString().startsWith("2,");
    page.navigate(first);
    assertThat(page.locator("#progress").innerText()).contains("失败行已在以下批次中重查");
  }
}
