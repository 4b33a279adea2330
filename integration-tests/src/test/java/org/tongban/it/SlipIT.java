package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.Slip;
import org.tongban.core.seal.Sealer;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;

/** The printed slip of a real exchange, and its code in a real browser with the network cut. */
@WithFederation
class SlipIT {
  private static Browser browser;

  private final Federation federation;

  SlipIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeAll
  static void openBrowser() {
    var program = Browser.program();
    if (program.isPresent()) {
      browser = Browser.open(program.get());
    } else {
      System.err.println(
          "SKIPPED: no Chromium on this machine (Debian's package chromium-headless-shell); that a"
              + " slip is checked in a browser without the network was not tried");
    }
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  private KnownPerson person() {
    return KnownPeople.HUSBAND.in(QINGPU);
  }

  private byte[] slip() {
    var asked = federation.ask(WUJIANG, Wish.marriage("310118", person()));
    assertThat(asked.status()).as(asked.text()).isEqualTo(200);
    var reply = federation.get(WUJIANG, "/api/v1/exchanges/" + asked.exchange() + "/slip");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    return reply.bytes();
  }

  @Test
  void saysInPlainWordsWhatCameOutAndNoNumberInFull() throws Exception {
    // When
    var pdf = slip();

    // Then
    try (var document = Loader.loadPDF(pdf)) {
      var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      assertThat(text).contains("核验单", "核验属实", "该结婚证有效。", "结婚登记", "法定职责");
      assertThat(text).contains("320509", "310118", "不说明其他地区", person().name());
      assertThat(text).contains("*" + person().idNumber().substring(14));
      assertThat(text).doesNotContain(person().idNumber());
    }
    assertThat(PrintedCode.of(pdf))
        .startsWith(federation.layout().api(WUJIANG) + "/verify#eyJ")
        .doesNotContain(person().name());
  }

  @Test
  void theCodeIsCheckedInABrowserWithoutTheNetworkAndOneBitSpoilsIt() throws Exception {
    assumeTrue(browser != null, "no Chromium on this machine");
    // Given
    var scanned = PrintedCode.of(slip());
    var page = browser.page(scanned.substring(0, scanned.indexOf('#')) + "?lang=zh");
    browser.offline(true);

    // When: as pasted
    check(page, scanned);
    var good = states(page);
    var verdict = page.textContent("#verdict");
    var content = page.textContent("#content");
    // and with one bit changed: of the signature, of the outcome
    var signature = flipped(scanned, scanned.length() - 20);
    check(page, signature);
    var forged = states(page);
    var named = page.textContent("#verdict");
    check(page, flipped(scanned, scanned.indexOf('#') + 3));
    var malformed = page.textContent("#verdict");
    browser.offline(false);

    // Then
    assertThat(good).containsExactly("FORM OK", "KEY OK", "SIGNATURE OK");
    assertThat(verdict).contains("真实有效");
    assertThat(content).contains("核验属实", "certificate.marriage", "320509", "310118");
    assertThat(forged).containsExactly("FORM OK", "KEY OK", "SIGNATURE FAILED");
    assertThat(named).isEqualTo("核验不通过:签名");
    assertThat(malformed).isEqualTo("核验不通过:格式");
    assertThat(page.isVisible("#content")).isFalse();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aPhoneThatOpensTheAddressSeesTheResultAndAnOldClerkReadsIt() throws Exception {
    assumeTrue(browser != null, "no Chromium on this machine");
    // Given
    var scanned = PrintedCode.of(slip());

    // When
    var page = browser.page(scanned);
    page.waitForSelector("#checks tbody tr");
    var before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)");
    page.click("text=长辈模式");
    page.waitForSelector("html.elder #checks tbody tr");
    var after = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)");
    page.click("text=English");
    page.waitForSelector("html[lang=en] #checks tbody tr");

    // Then: language and size are in the address, and the code went along
    assertThat(((Number) after).doubleValue()).isGreaterThan(((Number) before).doubleValue());
    assertThat(page.url()).contains("lang=en", "size=large", "#eyJ");
    assertThat(page.textContent("#verdict")).startsWith("Genuine");
    page.keyboard().press("Shift+Tab");
    assertThat(page.evaluate("document.activeElement.tagName")).isNotEqualTo("BODY");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whatABrowserCanNotCheckTheNodeDoes() throws Exception {
    assumeTrue(browser != null, "no Chromium on this machine");
    // Given
    var code =
        new String(
            federation.part(QINGPU, Sealer.class).sign(sm2(), Suite.SM2),
            StandardCharsets.US_ASCII);
    var page = browser.page(federation.layout().api(JIASHAN) + "/verify?lang=en");

    // When
    check(page, code);
    var here = states(page);
    var why = page.textContent("#checks");
    page.click("#ask-node");
    page.waitForSelector("tr[data-check=SIGNATURE][data-state=OK]");

    // Then
    assertThat(here).containsExactly("FORM OK", "KEY OK", "SIGNATURE NOT_CHECKED");
    assertThat(why).contains("browsers have no SM2");
    assertThat(page.textContent("#verdict")).startsWith("Genuine");
    assertThat(page.textContent("#content")).contains("NOT_FOUND");
  }

  private static Slip sm2() {
    var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    return new Slip(
        new MemberCode("310118"),
        now,
        MessageId.next(),
        new MemberCode("320509"),
        new MemberCode("310118"),
        new ServiceId("certificate.marriage"),
        new Purpose("MARRIAGE_REGISTRATION"),
        Outcome.NOT_FOUND,
        now,
        Digest.sha256(new byte[1]));
  }

  private static void check(Page page, String code) {
    page.evaluate("document.querySelector('#checks tbody').textContent = ''");
    page.fill("#code", code);
    page.click("#slip-check");
    page.waitForSelector("#checks tbody tr");
  }

  private static List<String> states(Page page) {
    return page.locator("#checks tbody tr").all().stream()
        .map(row -> row.getAttribute("data-check") + " " + row.getAttribute("data-state"))
        .toList();
  }

  /** The lowest bit of what that letter stands for, so that it stays a letter of base64url. */
  private static String flipped(String text, int at) {
    var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    var other = letters.charAt(letters.indexOf(text.charAt(at)) ^ 1);
    return text.substring(0, at) + other + text.substring(at + 1);
  }
}
