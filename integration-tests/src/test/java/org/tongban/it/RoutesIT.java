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
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.routeguard.RouteStates;

/** Look-up routes in the console: written by one person, published by another. */
class RoutesIT extends InConsole {
  private static final String SERVICE = "certificate.divorce";
  private static final String LOOK_UP = "/routes/lookups/" + SERVICE;
  private static final String DRAFT = LOOK_UP + "/draft";

  private Path file;
  private String original;
  private Page page;

  RoutesIT(Federation federation) {
    super(federation);
  }

  @BeforeEach
  void anAdministrator() throws IOException {
    var home = federation.layout().home();
    file = home.resolve("routes/lookups/330421").resolve(SERVICE + ".camel.yaml");
    original = Files.readString(file);
    page = visit.signedIn(Role.ADMINISTRATOR);
    page.navigate(visit.home() + DRAFT + "?lang=zh&size=normal");
  }

  @AfterEach
  void asItWas() throws IOException {
    if (!Files.readString(file).equals(original)) {
      Files.writeString(file, original);
    }
    browser.forget();
    page = visit.signedIn(Role.ADMINISTRATOR);
    page.navigate(visit.home() + DRAFT);
    var withdraw = page.locator("form[action$='/withdraw'] button");
    if (withdraw.count() > 0) {
      withdraw.click();
    }
  }

  private void write(String text) {
    page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", text);
  }

  private void press(String what) {
    page.locator("button[value=" + what + "]").click();
  }

  private void save() {
    press("save");
    page.locator("p[role=status]").waitFor();
  }

  private void someoneElse(Role role, String path) {
    browser.forget();
    page = visit.signedIn(role);
    page.navigate(visit.home() + path + "?lang=zh&size=normal");
  }

  private void awaitText(String path, String text) {
    for (var look = 0; look < 60 && !page.locator("main").textContent().contains(text); look++) {
      page.waitForTimeout(250);
      page.navigate(visit.home() + path);
    }
    assertThat(page.locator("main").textContent()).contains(text);
  }

  @Test
  void whatOneWritesAnotherPublishesAndTheNodeTakesItOver() throws IOException {
    // Given
    var next = original + "# looked over\n";
    write(next);
    save();
    var good = page.locator("#check ~ p").textContent();
    page.locator("#note").fill("looked over");
    press("submit");
    page.locator("p[role=status]:has-text('提交')").waitFor();
    var own = page.locator("#publish").count();
    var before = Files.readString(file);

    // When
    someoneElse(Role.SECURITY, DRAFT);
    var difference = page.locator(".diff").last().textContent();
    page.locator("#publish").click();
    page.locator("p[role=status]").waitFor();

    // Then
    assertThat(good).contains("未发现问题");
    assertThat(own).isZero();
    assertThat(before).isEqualTo(original);
    assertThat(difference).contains("# looked over");
    assertThat(Files.readString(file)).isEqualTo(next);
    assertThat(page.url()).endsWith(LOOK_UP);
    awaitText(LOOK_UP + "?lang=en", "In force");
    page.navigate(visit.home() + LOOK_UP + "/history?lang=en");
    assertThat(page.locator("tbody tr").first().textContent()).doesNotContain("at the machine");
    assertThat(federation.part(JIASHAN, RouteStates.class).find(SERVICE).orElseThrow().serving())
        .isTrue();
  }

  @Test
  void aMistakeIsShownWithLineAndColumnAndNothingIsPublished() throws IOException {
    // Given
    write(original.replaceFirst("setBody:", "setBdy:"));

    // When
    press("submit");

    // Then
    var place = page.locator("#check ~ ul .place").first();
    assertThat(page.locator("[role=alert]").first().textContent()).contains("草稿存在问题");
    assertThat(place.textContent()).matches("第 [1-9][0-9]* 行第 [1-9][0-9]* 列:");
    assertThat(Files.readString(file)).isEqualTo(original);
    assertThat(Browser.broken(page)).isEmpty();
    someoneElse(Role.SECURITY, DRAFT);
    assertThat(page.locator("#publish").count()).isZero();
  }

  @Test
  void ofTwoWhoWriteTheSecondSeesWhatTheFirstChanged() {
    // Given two who have read the same
    var second = visit.beside(Role.ADMINISTRATOR);
    second.navigate(visit.home() + DRAFT + "?lang=zh&size=normal");
    write(original + "# first\n");
    save();

    // When
    second.evaluate(
        "text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)",
        original + "# second\n");
    second.locator("button[value=save]").click();

    // Then
    assertThat(second.locator("[role=alert]").first().textContent()).contains("已被他人修改");
    assertThat(second.locator("#other ~ div").textContent()).contains("# first", "# second");
    second.locator("button[value=save]").click();
    assertThat(second.locator(".diff").last().textContent()).contains("# second");
  }

  @Test
  void aTrialReadsTheRegisterForMadeUpPeopleOnlyAndShowsNoValues() {
    // Given
    var person = KnownPeople.ASSISTED.in(JIASHAN);
    var ask =
        "{\"parties\": [{\"name\": \"%s\", \"idNumber\": \"%s\"}]}"
            .formatted(person.name(), person.idNumber());
    page.locator("#body").fill(ask.replace(person.idNumber(), "330421198001011234"));
    press("try");
    page.locator("#trial").waitFor();
    var refused = page.locator("#trial").textContent();

    // When
    page.locator("#body").fill(ask);
    press("try");
    page.locator("#trial .verdict").waitFor();

    // Then
    assertThat(refused).contains("只接受虚构人员");
    var came = page.locator("#trial").textContent();
    assertThat(came).contains("NOT_FOUND", "毫秒", "divorce-");
    assertThat(Browser.broken(page)).isEmpty();
  }

  private boolean newer(String last) {
    return !page.locator("tbody tr").first().locator("th").textContent().equals(last);
  }

  @Test
  void anEditAtTheMachineStandsInTheHistory() throws IOException {
    // Given that the node has noted all that was before
    page.waitForTimeout(5_000);

    // When
    Files.writeString(file, original + "# by hand\n");
    page.navigate(visit.home() + LOOK_UP + "/history?lang=en");
    var last = page.locator("tbody tr").first().locator("th").textContent();
    for (var look = 0; look < 60 && !newer(last); look++) {
      page.waitForTimeout(250);
      page.navigate(visit.home() + LOOK_UP + "/history");
    }
    var who = page.locator("tbody tr").first().textContent();
    page.locator("tbody a").first().click();

    // Then
    assertThat(who).contains("at the machine");
    assertThat(page.locator(".diff").textContent()).contains("# by hand");
    assertThat(Browser.broken(page)).isEmpty();
  }
}
