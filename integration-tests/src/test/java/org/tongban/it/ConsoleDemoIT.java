package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.RunningDemo;
import org.tongban.node.console.user.Accounts;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;

/** The console of a node that is a process of its own, by people who begin at the sign-in page. */
class ConsoleDemoIT extends InDemonstration {
  private static final Pattern FIRST =
      Pattern.compile("first user is admin, one-time password (\\S+)");
  private static final String STATUTE = "STATUTE";

  /** How long the overview may take to show what an ask has found out. */
  private static final int SOON = 5_000;

  ConsoleDemoIT(RunningDemo demo) {
    super(demo);
  }

  private void assistance(Page page, String to, KnownPerson person) {
    form(page, "assistance.status", to);
    AtDesk.person(page, "subject", person);
    AtDesk.why(page, "ASSISTANCE_REVIEW", STATUTE, "社会救助暂行办法 第五十八条");
  }

  /** Whether the answer is fit for paper, and its slip. */
  private String printed(Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".sider").isVisible()).isFalse();
    assertThat(page.locator("a[href$='/slip']").isVisible()).isFalse();
    var paper = AtDesk.main(page);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    assertThat(new String(got(page, "/slip"), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    return paper;
  }

  private byte[] got(Page page, String what) {
    var address = page.locator("a[href$='" + what + "']").getAttribute("href");
    var reply = page.request().get(home + address);
    assertThat(reply.status()).isEqualTo(200);
    return reply.body();
  }

  /** What the public page of another member says of a proof. */
  private String verdict(byte[] proof) {
    var page = browser.elsewhere(demo.layout().api(QINGPU) + "/verify?lang=zh");
    page.locator("#file").setInputFiles(new FilePayload("a.asice", "", proof));
    page.locator("#file-check").click();
    page.locator("#checks tbody tr").first().waitFor();
    return page.locator("#verdict").textContent();
  }

  @Test
  void theFirstAdministratorAddsAClerkWhoAsksAndPrintsEachFamilyAndProvesIt() throws IOException {
    // Given the password that the node's log has told
    var log = FIRST.matcher(Files.readString(demo.layout().log(WUJIANG)));
    assertThat(log.find()).isTrue();
    var page = begun(Accounts.FIRST, log.group(1));
    page.navigate(home + "/system");
    page.locator("#name").fill("wu-clerk");
    page.locator("#role-CLERK").check();
    page.locator("#unit").fill("civil-affairs");
    page.locator("section button[type=submit]").click();
    var once = page.locator("#once").textContent();
    browser.forget();

    // When
    page = begun("wu-clerk", once);
    assistance(page, "jiashan", KnownPeople.ASSISTED.in(JIASHAN));
    AtDesk.askWell(page);
    var assistance = printed(page);
    form(page, "certificate.marriage", "310118");
    page.locator("button[value='add /body/parties']").click();
    AtDesk.person(page, "parties-0", KnownPeople.HUSBAND.in(QINGPU));
    AtDesk.person(page, "parties-1", KnownPeople.WIFE.in(QINGPU));
    AtDesk.why(page, "MARRIAGE_REGISTRATION", STATUTE, "婚姻登记条例 第八条");
    AtDesk.askWell(page);
    var marriage = printed(page);
    var proof = got(page, "/proof");
    form(page, "eldercare.recognition", "嘉善");
    AtDesk.person(page, "subject", KnownPeople.GRADED.in(JIASHAN));
    AtDesk.why(page, "CARE_RECOGNITION", STATUTE, "示范区条例 第五十一条");
    AtDesk.askWell(page);
    var care = printed(page);

    // Then
    assertThat(assistance).contains("是", "嘉善", "330421", "不能证明", "SM2", "已验证");
    assertThat(marriage).contains("该结婚证有效", "青浦", "310118", "ES256");
    assertThat(care).contains("否", "嘉善", "不能证明");
    // it may not be stamped yet, and the page says so
    assertThat(verdict(proof)).containsAnyOf("真实有效", "未发现问题");
    proof[proof.length / 2] ^= 1;
    assertThat(verdict(proof)).startsWith("验证不通过");
  }

  @Test
  void aRefusalSaysWhereAndWhyAndWhatHelps() {
    // Given
    var page = added("CLERK");
    form(page, "eldercare.assessment", "330421");
    AtDesk.person(page, "subject", KnownPeople.GRADED.in(JIASHAN));
    AtDesk.why(page, "CARE_ADMISSION", "AUTHORIZATION", "SQ-2026-000117");

    // When
    AtDesk.ask(page);

    // Then
    assertThat(page.locator("[role=alert]").innerText())
        .contains("被查询机关的节点(answering-node)", "怎么办", "错误编号", "不是否定的答复");
  }

  @Test
  void aMemberThatIsKilledIsBrokenOnTheOverviewSoonAfterTheNextAskAndGoodAgain() {
    // Given somebody who has the overview open, and a clerk
    var desk = added("CLERK,READER");
    var overview = desk.context().newPage();
    overview.navigate(home + "/");
    overview.locator("#live-state:has-text('实时')").waitFor();
    var soon = new Locator.WaitForOptions().setTimeout(SOON);
    var row = overview.locator("tr:has(#p-310118)");

    // When
    demo.demo().kill(QINGPU);
    try {
      assistance(desk, "310118", KnownPeople.ASSISTED.in(QINGPU));
      AtDesk.ask(desk);
      desk.locator("[role=alert]").waitFor();
      row.locator(".tag:has-text('中断')").waitFor(soon);
    } finally {
      demo.demo().restart(QINGPU, demo.layout().home());
    }
    var broken = row.textContent();
    var failures = overview.locator("#h-failures ~ dl").textContent();
    assistance(desk, "310118", KnownPeople.ASSISTED.in(QINGPU));
    AtDesk.askWell(desk);
    row.locator(".tag.ok").waitFor(soon);

    // Then
    assertThat(broken).contains("途中,或对方无应答", "peer-unreachable");
    assertThat(failures).contains("途中,或对方无应答");
    assertThat(row.textContent()).contains("正常").doesNotContain("peer-unreachable");
  }
}
