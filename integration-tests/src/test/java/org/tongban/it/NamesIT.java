package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.it.federation.Federation;
import org.tongban.node.console.user.Role;
import org.tongban.node.demo.register.KnownPeople;

/** Names that programs spoil, on their way through a node's pages, papers and tables. */
class NamesIT extends InConsole {
  private static final String SERVICE = "assistance.status";
  private static final String NUMBER = KnownPeople.UNRECORDED.in(QINGPU).idNumber();

  @TempDir Path folder;

  NamesIT(Federation federation) {
    super(federation);
  }

  private static String paper(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

  private void ask(Page page, String name) {
    page.navigate(visit.home() + "/desk/services/" + SERVICE);
    page.locator("#f-body-subject-name").fill(name);
    page.locator("#f-body-subject-idNumber").fill(NUMBER);
    page.locator("#f-to").fill("310118");
    AtDesk.why(page, "ASSISTANCE_REVIEW", "STATUTE", "社会救助暂行办法 第五十八条");
    AtDesk.askWell(page);
  }

  /** What an auditor reads who says why. */
  private String unmasked(String exchange) {
    var auditor = visit.beside(Role.AUDITOR);
    auditor.navigate(visit.home() + "/journal/" + exchange);
    auditor.locator("#why").fill("complaint 17");
    auditor.locator("main button[type=submit]").click();
    assertThat(auditor.title()).isNotEqualTo("x");
    return AtDesk.main(auditor);
  }

  private String sheet(byte[] book) throws IOException {
    // the writer gives sizes at the file's end only, where a stream is too late
    var file = Files.write(folder.resolve("a.xlsx"), book).toFile();
    try (var zip = new ZipFile(file)) {
      var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "㼆𠮷龘",
        "阿依古丽·买买提",
        "阿卜杜热西提·玉素甫阿吉·买买提依明·阿不都克里木·吾斯曼·努尔麦麦提·艾合买提江·托合提·古丽巴哈尔",
        "<script>document.title='x'</script>",
        "=HYPERLINK(1)&<b>"
      })
  void aNameIsTheSameInFormAskJournalHistoryPaperAndItsCode(String name) throws IOException {
    // Given
    var page = visit.signedIn(Role.CLERK);

    // When
    ask(page, name);
    var exchange = page.url().replaceAll(".*/", "");
    var pdf =
        page.request()
            .get(visit.home() + page.locator("a[href$='/slip']").getAttribute("href"))
            .body();
    page.navigate(visit.home() + "/desk/history");
    var history = page.locator("tbody tr").first().innerText();
    page.navigate(PrintedCode.of(pdf));
    page.waitForSelector("#checks tbody tr");

    // Then
    assertThat(unmasked(exchange)).contains("\"name\" : \"" + name + "\"", NUMBER);
    assertThat(paper(pdf)).contains(name.replaceAll("\\s", ""), "未查到");
    assertThat(history).contains(name.substring(0, name.offsetByCodePoints(0, 1)));
    assertThat(page.textContent("#verdict")).startsWith("真实有效");
    assertThat(page.title()).isNotEqualTo("x");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aCharacterThatNoFontHasStandsOnThePaperByItsNumber() throws IOException {
    // Given
    var page = visit.signedIn(Role.CLERK);

    // When
    ask(page, "王" + new String(Character.toChars(0x323AF)));
    var slip = visit.home() + page.locator("a[href$='/slip']").getAttribute("href");

    // Then
    assertThat(paper(page.request().get(slip).body())).contains("王⟦U+323AF⟧");
  }

  @Test
  void aBatchTellsRowsByNumberAndNoNameOfItsFile() throws IOException {
    // Given
    var page = visit.signedIn(Role.CLERK);
    page.navigate(visit.home() + "/batches/new/" + SERVICE);
    page.locator("#f-to").fill("qingpu");
    AtDesk.why(page, "ASSISTANCE_REVIEW", "STATUTE", "社会救助暂行办法 第五十八条");
    var rows = new StringBuilder("/subject/idNumber,/subject/name\r\n");
    for (var name : List.of("㼆𠮷龘", "=HYPERLINK(1)", "<b>阿依古丽·买买提")) {
      rows.append(NUMBER).append(',').append(name).append("\r\n");
    }
    var table = rows.toString().getBytes(StandardCharsets.UTF_8);
    var file = new FilePayload("x.csv", "text/csv", table);

    // When
    page.locator("#file").setInputFiles(file);
    page.waitForNavigation(() -> page.locator("form button.btn-primary").click());
    page.locator("#progress:has-text('已完成')").waitFor();
    var sheet = sheet(page.request().get(page.url() + "/results?form=xlsx").body());

    // Then
    assertThat(sheet).contains("NOT_FOUND").doesNotContain("<f>", "HYPERLINK", "𠮷", "阿依古丽");
    assertThat(sheet.split("<row", -1)).hasSize(5);
  }
}
