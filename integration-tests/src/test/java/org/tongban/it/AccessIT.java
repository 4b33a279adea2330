package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.node.console.user.Role;

/** Who may ask what, in the console: seen, foreseen, and changed by two. */
class AccessIT extends InConsole {
  private static final String DRAFT = "/access/draft";

  private Path file;
  private String original;
  private Page page;

  AccessIT(Federation federation) {
    super(federation);
  }

  @BeforeEach
  void aSecurityAdministrator() throws IOException {
    file = federation.layout().config(JIASHAN).resolve("access.yaml");
    original = Files.readString(file);
    page = visit.signedIn(Role.SECURITY);
    noDraft();
  }

  @AfterEach
  void asItWas() throws IOException {
    if (!Files.readString(file).equals(original)) {
      Files.writeString(file, original);
      // the node takes it over at its second look
      page.waitForTimeout(5_000);
    }
  }

  /** Of a test that broke off. */
  private void noDraft() {
    open(DRAFT + "?lang=zh");
    var withdraw = page.locator("form[action$='/withdraw'] button");
    if (withdraw.count() > 0) {
      withdraw.click();
      page.locator("p[role=status]").waitFor();
    }
  }

  private void open(String path) {
    page.navigate(visit.home() + path);
  }

  @Test
  void aDecisionIsForeseenByTheCodeThatDecides() {
    // Given
    var ask = "/access/simulate?lang=en&asker=310118&service=certificate.marriage&basis=STATUTE";

    // When
    open(ask + "&purpose=MARRIAGE_REGISTRATION");
    var permitted = page.locator("#decision").textContent();
    open(ask + "&purpose=ECONOMIC_CHECK");
    var refused = page.locator("#decision").textContent();
    open("/access/services/certificate.marriage?lang=zh&field=parties%5B%5D.name");
    var seen = page.locator("#seen ~ table").textContent();

    // Then
    assertThat(permitted).contains("Would be permitted", "marriage-registration", "parties[].name");
    assertThat(refused).contains("Would be refused", "purpose-not-allowed");
    assertThat(seen)
        .contains("310118", "marriage-registration")
        .doesNotContain("certificate-state");
  }

  @Test
  void aRuleIsEndedByOneAndPutInForceByAnother() throws IOException {
    // Given
    open("/access/rules?lang=zh");
    page.locator("form[action$='/marriage-registration/end'] button").click();
    page.locator("p[role=status]").waitFor();
    var difference = page.locator(".diff").textContent();
    page.locator("button[value=submit]").click();
    page.locator("p[role=status]:has-text('提交')").waitFor();
    var own = page.locator("#publish").count();

    // When
    browser.forget();
    page = visit.signedIn(Role.ADMINISTRATOR);
    open(DRAFT + "?lang=zh");
    page.locator("#publish").click();
    page.locator("p[role=status]").waitFor();

    // Then
    assertThat(own).isZero();
    assertThat(difference).contains("to: 2");
    assertThat(Files.readString(file)).isNotEqualTo(original).contains("    to: 2");
  }

  @Test
  void aRuleWithAMistakeIsNotSubmitted() throws IOException {
    // Given
    open(DRAFT + "?lang=zh");
    var wrong = original.replaceFirst("purposes:", "purpose:");
    page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", wrong);

    // When
    page.locator("button[value=submit]").click();

    // Then
    page.locator("[role=alert]").waitFor();
    assertThat(page.locator("#check ~ ul .place").first().textContent()).startsWith("第 ");
    assertThat(Files.readString(file)).isEqualTo(original);
    noDraft();
  }
}
