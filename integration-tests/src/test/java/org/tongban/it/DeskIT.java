package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.node.console.user.Role;
import org.tongban.node.demo.register.KnownPeople;

/** A clerk at the desk, in a browser. */
class DeskIT extends InConsole {
  private static final String ASSISTANCE = "/desk/services/assistance.status";
  private static final String MARRIAGE = "/desk/services/certificate.marriage";
  private static final int MOST_TABS = 60;

  private String home;
  private Page page;

  DeskIT(Federation federation) {
    super(federation);
  }

  @BeforeEach
  void aClerk() {
    home = visit.home();
    page = visit.signedIn(Role.CLERK);
  }

  private void tabTo(String id) {
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      if (id.equals(page.evaluate("document.activeElement.id"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError(id + " can't be reached by keyboard");
  }

  private void type(String id, String text) {
    tabTo(id);
    page.keyboard().type(text);
  }

  @Test
  void assistanceIsAskedByKeyboardAloneInLargeTypeAndTheRegionByPinyin() {
    // Given
    var person = KnownPeople.ASSISTED.in(QINGPU);
    page.navigate(home + ASSISTANCE + "?size=large");

    // When
    type("f-body-subject-name", person.name());
    type("f-body-subject-idNumber", person.idNumber());
    type("f-to", "qingpu");
    tabTo("f-purpose");
    page.keyboard().press("ArrowDown");
    tabTo("f-basis-type");
    page.keyboard().press("ArrowDown");
    type("f-basis-ref", "社会救助暂行办法 第五十八条");
    type("f-case", "JS-2026-0117");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));

    // Then
    assertThat(page.locator("[role=alert]").allInnerTexts()).isEmpty();
    assertThat(AtDesk.main(page)).contains("是", "不能证明", "青浦", "310118", "已验证", "数据截至");
    assertThat(page.content()).doesNotContain("??", person.idNumber());
    assertThat(page.url()).matches(".*/desk/answers/[0-9a-f-]{36}");
    assertThat(Browser.broken(page)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aMistakeStandsAtItsFieldAndTheCertificateIsThenFoundInForce() {
    // Given
    var husband = KnownPeople.HUSBAND.in(QINGPU);
    page.navigate(home + MARRIAGE);
    page.locator("button[value='add /body/parties']").click();
    AtDesk.person(page, "parties-0", husband);
    AtDesk.person(page, "parties-1", KnownPeople.WIFE.in(QINGPU));
    page.locator("#f-body-parties-1-idNumber").fill("110");
    AtDesk.why(page, "MARRIAGE_REGISTRATION", "STATUTE", "婚姻登记条例 第八条");
    page.locator("#f-to").fill("青浦区");

    // When
    AtDesk.ask(page);
    var faults = page.locator("[role=alert]").innerText();
    var at = page.locator("#f-body-parties-1-idNumber-fault").innerText();
    var kept = page.locator("#f-body-parties-0-name").inputValue();
    var broken = Browser.broken(page);
    page.locator("#f-body-parties-1-idNumber").fill(KnownPeople.WIFE.in(QINGPU).idNumber());
    AtDesk.askWell(page);
    var answer = AtDesk.main(page);
    var slip = page.locator("a[href$='/slip']").getAttribute("href");
    var pdf = page.request().get(home + slip, RequestOptions.create());
    var proof = page.request().get(home + slip.replace("/slip", "/proof"));
    page.navigate(home + "/desk/history");

    // Then
    assertThat(faults).contains("尚未查询", "公民身份号码");
    assertThat(at).contains("格式不符");
    assertThat(kept).isEqualTo(husband.name());
    assertThat(broken).isEmpty();
    assertThat(answer).contains("该结婚证有效", "不能证明", "婚姻登记");
    assertThat(new String(pdf.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    assertThat(proof.headers().get("content-type")).contains("asic");
    assertThat(AtDesk.main(page))
        .contains("结婚证核验")
        .doesNotContain(husband.idNumber(), husband.name());
    // the mistake itself is what the browser complains about
    assertThat(browser.complaints()).allMatch(one -> one.contains("422"));
  }

  @Test
  void aRecognitionSaysNoAndARefusalNamesTheHopAndTheErrorId() {
    // Given
    var elder = KnownPeople.GRADED.in(QINGPU);
    page.navigate(home + "/desk/services/eldercare.recognition");
    AtDesk.person(page, "subject", elder);
    AtDesk.why(page, "CARE_RECOGNITION", "STATUTE", "示范区条例 第五十一条");
    page.locator("#f-to").fill("310118");

    // When
    AtDesk.askWell(page);
    var recognition = AtDesk.main(page);
    page.navigate(home + "/desk/services/eldercare.assessment");
    AtDesk.person(page, "subject", elder);
    AtDesk.why(page, "CARE_ADMISSION", "AUTHORIZATION", "SQ-2026-000117");
    page.locator("#f-to").fill("310118 青浦区");
    AtDesk.ask(page);
    var refusal = page.locator("[role=alert]").innerText();

    // Then
    assertThat(recognition).contains("否", "不能证明", "青浦");
    assertThat(refusal).contains("answering-node", "错误编号", "交系统管理员", "不是否定的答复");
    assertThat(page.locator("#f-case").inputValue()).isEqualTo("JS-2026-0117");
    assertThat(Browser.broken(page)).isEmpty();
  }

  @Test
  void hostileNamesAreShownAsTheyWereTypedAndRunNothing() {
    // Given
    var name = "㼆𠮷龘·\"'><script>document.title='x'</script>";
    page.navigate(home + ASSISTANCE);
    page.locator("#f-body-subject-name").fill(name);
    page.locator("#f-body-subject-idNumber").fill(KnownPeople.ASSISTED.in(QINGPU).idNumber());
    page.locator("#f-to").fill("q");

    // When
    AtDesk.ask(page);

    // Then
    assertThat(page.locator("#f-body-subject-name").inputValue()).isEqualTo(name);
    assertThat(page.title()).isNotEqualTo("x");
    assertThat(page.locator("[role=alert]").innerText()).contains("案号", "必填");
    assertThat(page.url()).endsWith(ASSISTANCE);
    assertThat(page.content()).doesNotContain("<script>document");
  }

  @Test
  void theListIsSearchedByPinyinAndSaysWhatTheDeskCannotDo() {
    // When
    page.navigate(home + "/desk?q=jiehunzheng");
    var found = page.locator("#list tbody").innerText();
    page.navigate(home + "/desk?q=yuyue");
    var steps = page.locator("#list tbody").innerText();

    // Then
    assertThat(found).contains("结婚证核验").doesNotContain("救助");
    assertThat(steps).contains("暂不能在工作台办理");
  }
}
