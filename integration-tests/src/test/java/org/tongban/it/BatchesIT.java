package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.identity.CitizenId;
import org.tongban.it.federation.Federation;
import org.tongban.node.console.user.Role;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;
import org.tongban.node.store.NodeDatabase;

/** Many asks at once, in a browser. */
class BatchesIT extends InConsole {
  private static final String ASSISTANCE = "/batches/new/assistance.status";
  private static final int MANY = 10_000;

  BatchesIT(Federation federation) {
    super(federation);
  }

  /** Born before anybody whom a register of the demonstration has. */
  private static String stranger(int number) {
    var day = LocalDate.of(1905, 1, 1).plusDays(number / 100);
    var digits = "310199" + day.toString().replace("-", "") + (100 + number % 100);
    return digits + CitizenId.check(digits);
  }

  private static void fill(Page page, String purpose, String basis, String reference) {
    page.locator("#f-to").fill("qingpu");
    page.locator("#f-purpose").selectOption(purpose);
    page.locator("#f-basis-type").selectOption(basis);
    page.locator("#f-basis-ref").fill(reference);
    page.locator("#f-case").fill("JS-2026-0117");
  }

  private static void upload(Page page, String name, byte[] rows) {
    page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", rows));
    page.waitForNavigation(() -> page.locator("form button.btn-primary").click());
  }

  private static void awaitDone(Page page) {
    assertThat(page.url()).as(main(page)).matches(".*/batches/[0-9a-f-]{36}");
    page.locator("#progress:has-text('已完成')").waitFor();
  }

  private static String main(Page page) {
    return page.locator("main").innerText();
  }

  @Test
  void tenThousandRowsAreUploadedWatchedAndTakenHomeAndOthersSeeCountsOnly() {
    // Given: in the encoding of an office's spreadsheet, one row of which is wrong
    var person = KnownPeople.ASSISTED.in(QINGPU);
    var rows =
        IntStream.range(0, MANY - 2)
            .mapToObj(at -> stranger(at) + ",某人")
            .collect(Collectors.joining("\r\n"));
    var table =
        "身份证号,姓名\r\n%s,%s\r\n12345,某人\r\n%s\r\n".formatted(person.idNumber(), person.name(), rows);
    var page = visit.signedIn(Role.CLERK);
    page.navigate(visit.home() + ASSISTANCE);
    fill(page, "ASSISTANCE_REVIEW", "STATUTE", "社会救助暂行办法 第五十八条");
    page.locator("#columns").fill("身份证号=/subject/idNumber;姓名=/subject/name");

    // When
    upload(page, "复核.csv", table.getBytes(Charset.forName("GB18030")));
    var address = page.url();
    awaitDone(page);
    var done = main(page);
    var broken = Browser.broken(page);
    var results = page.request().get(address + "/results?form=csv").text();
    var errors = page.request().get(address + "/errors?form=csv").text();
    var book = page.request().get(address + "/results?form=xlsx").body();
    page.navigate(visit.home() + "/batches?q=assistance&state=DONE");
    var listed = page.locator("#list tbody").innerText();
    var auditor = visit.signedIn(Role.AUDITOR);
    auditor.navigate(address);
    var seen = main(auditor);
    var denied = auditor.navigate(address + "/results?form=csv").status();

    // Then
    assertThat(address).matches(".*/batches/[0-9a-f-]{36}");
    assertThat(done).contains("共 10,000 行", "预计剩余时间", "/body/subject/idNumber");
    assertThat(done).doesNotContain("12345", "某人");
    assertThat(results.lines()).hasSize(MANY);
    assertThat(results).contains("\r\n1,POSITIVE,").doesNotContain(",REFUSED,", ",ERROR,");
    assertThat(errors).contains("2,/body/subject/idNumber,").doesNotContain("12345");
    assertThat(new String(book, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    assertThat(listed).contains("已完成", "9999");
    assertThat(seen).contains("共 10,000 行").doesNotContain("/body/subject", "结果");
    assertThat(denied).isEqualTo(403);
    assertThat(broken).isEmpty();
    assertThat(browser.complaints()).allMatch(one -> one.contains("403"));
  }

  @Test
  void aBadFileIsToldWithAllThatIsWrongAndNothingThatWasTypedIsLost() {
    // Given
    var page = visit.signedIn(Role.CLERK);
    page.navigate(visit.home() + ASSISTANCE);
    fill(page, "ASSISTANCE_REVIEW", "STATUTE", "社会救助暂行办法 第五十八条");

    // When
    upload(page, "x.csv", "号,名,号\r\n1,2,3\r\n".getBytes(StandardCharsets.UTF_8));
    var columns = page.locator("[role=alert]").innerText();
    upload(page, "x.csv", "/subject/name\r\n甲\r\n乙\r\n".getBytes(StandardCharsets.UTF_8));
    var rows = page.locator("[role=alert]").innerText();
    upload(page, "x.xlsx", new byte[] {'P', 'K', 3, 4});

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
    page.navigate(visit.home() + ASSISTANCE);
    fill(page, "ASSISTANCE_REVIEW", "STATUTE", "社会救助暂行办法 第五十八条");
    var table =
        "/subject/idNumber,/subject/name\r\n1,2\r\n%s,%s\r\n"
            .formatted(person.idNumber(), person.name());
    upload(page, "x.csv", table.getBytes(StandardCharsets.UTF_8));
    var first = page.url();
    awaitDone(page);
    JdbcClient.create(federation.part(Region.JIASHAN, NodeDatabase.class).dataSource())
        .sql(
            "UPDATE batch_chunk SET state = 'FAILED', reason = 'peer-timeout', failed = answered,"
                + " answered = 0 WHERE batch = CAST(:batch AS uuid)")
        .param("batch", first.replaceAll(".*/", ""))
        .update();
    page.navigate(first);

    // When
    page.waitForNavigation(() -> page.locator("form[action$='/retry'] button").click());
    awaitDone(page);
    var again = page.request().get(page.url() + "/results?form=csv").text();

    // Then
    assertThat(page.url()).isNotEqualTo(first);
    assertThat(main(page)).contains("重查", first.replaceAll(".*/", ""), "共 1 行");
    assertThat(again.lines().skip(1)).singleElement().asString().startsWith("2,");
    page.navigate(first);
    assertThat(page.locator("#progress").innerText()).contains("失败行已在以下批次中重查");
  }
}
