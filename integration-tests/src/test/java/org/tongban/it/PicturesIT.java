package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.node.console.user.Role;
import org.tongban.node.demo.register.KnownPeople;

/**
 * The pictures of the README. Each run takes them; with {@code -Dtongban.pictures=true} it also
 * writes them to {@code docs/pictures}.
 */
class PicturesIT extends InConsole {
  private static final int WIDTH = 1280;
  private static final int LARGEST = 150_000;
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{17}[0-9X]");
  private static final int SMALLEST = 20_000;
  private static final String DRAFT = "/routes/lookups/certificate.divorce/draft";

  PicturesIT(Federation federation) {
    super(federation);
  }

  private void picture(Page page, int height, String name) throws IOException {
    page.setViewportSize(WIDTH, height);
    page.waitForTimeout(300);
    var numbers = NUMBER.matcher(AtDesk.main(page)).results().map(MatchResult::group);
    assertThat(numbers).as("numbers that nobody has").allMatch(one -> one.startsWith("99", 4));
    var png = page.screenshot();
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(WIDTH);
    assertThat(png.length).isBetween(SMALLEST, LARGEST);
    // what a form refuses is what the browser complains about
    assertThat(browser.complaints()).allMatch(one -> one.matches(".* (409|422) .*"));
    if (Boolean.getBoolean("tongban.pictures")) {
      var folder = Files.createDirectories(SourceText.ROOT.resolve("docs").resolve("pictures"));
      Files.write(folder.resolve(name + ".png"), png);
    }
  }

  @Test
  void theOverview() throws IOException {
    // Given
    federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU)));
    federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), KnownPeople.ENDED.in(QINGPU)));
    federation.ask(JIASHAN, Wish.assistance(WUJIANG.code(), KnownPeople.ASSISTED.in(WUJIANG)));
    federation.ask(QINGPU, Wish.marriage(JIASHAN.code(), KnownPeople.HUSBAND.in(JIASHAN)));
    var page = visit.signedIn(Role.READER, Role.CLERK, Role.AUDITOR);

    // When
    page.navigate(visit.home() + "/?lang=zh&size=normal");
    page.locator("#live-state:has-text('实时')").waitFor();

    // Then
    assertThat(page.locator("svg.graph .dot.ok").count()).isPositive();
    picture(page, 1180, "overview");
  }

  @Test
  void anAnswerAtTheDesk() throws IOException {
    // Given
    var page = visit.signedIn(Role.CLERK);
    page.navigate(visit.home() + "/desk/services/certificate.marriage");
    page.locator("button[value='add /body/parties']").click();
    page.locator("#f-body-parties-1-name").waitFor();
    AtDesk.person(page, "parties-0", KnownPeople.HUSBAND.in(QINGPU));
    AtDesk.person(page, "parties-1", KnownPeople.WIFE.in(QINGPU));
    page.locator("#f-to").fill("青浦区");
    AtDesk.why(page, "MARRIAGE_REGISTRATION", "STATUTE", "婚姻登记条例 第八条");

    // When
    AtDesk.askWell(page);

    // Then
    assertThat(AtDesk.main(page)).contains("该结婚证有效");
    picture(page, 900, "desk");
  }

  @Test
  void aDraftWithItsProblems() throws IOException {
    // Given
    var file =
        federation.layout().home().resolve("routes/lookups/330421/certificate.divorce.camel.yaml");
    var draft = Files.readString(file).replaceFirst("setBody:", "setBdy:");
    var page = visit.signedIn(Role.ADMINISTRATOR);
    page.navigate(visit.home() + DRAFT + "?lang=zh&size=normal");
    page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", draft);

    // When
    page.locator("button[value=submit]").click();
    page.locator("#check ~ ul .place").first().waitFor();

    // Then
    page.locator("#check").scrollIntoViewIfNeeded();
    picture(page, 900, "route");
    page.locator("form[action$='/withdraw'] button").click();
  }
}
