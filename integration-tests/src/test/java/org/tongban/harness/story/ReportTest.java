package org.tongban.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.StrictJson;
import org.xml.sax.InputSource;

/** The pages: complete, in words, and no text becomes markup. */
class ReportTest {
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));
  private static final ZonedDateTime AT = ZonedDateTime.parse("2026-11-22T01:53:00Z");
  private static final String HOSTILE = "<script>alert(1)</script>\\u202E&\\\"'\\u0007";
  private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void aPageSaysInWordsWhatCameAndWhatItDoesNotProve() throws Exception {
    // When
    var page =
        page(SmallStory.with("ask", "purpose: ASSISTANCE_REVIEW"), "{\"outcome\":\"NOT_FOUND\"}");

    // Then
    assertThat(page)
        .contains("没有记录（不能证明任何事）", "社会救助审核与复核", "It does not say that the person receives nothing.")
        .contains("经办人据此：知", "2026-11-22 09:53", "As expected")
        .doesNotContain("class=\"fault\"", "http://", "https://", "<script", "src=");
    assertDrawn(page, 1);
  }

  @Test
  void whatFailsIsRedAndSaysWhy() throws Exception {
    // When
    var page = page(SmallStory.with("node", "code: '320509'"), "{\"outcome\":\"POSITIVE\"}");

    // Then
    assertThat(page).contains("Not as expected", "class=\"fault\"", "ask failed", "应为 NOT_FOUND");
    assertThat(Files.readString(folder.resolve("index.html"))).contains("badge bad", "0 / 1");
  }

  @Test
  void whatTheOwnNodeStopsIsNotDrawnAsSent() throws Exception {
    // Given
    var problem = "{\"code\":\"schema-violation\",\"hop\":\"asking-node\"}";

    // When
    var page =
        page(SmallStory.with("expect", "outcome: NOT_SENT, code: schema-violation"), problem);

    // Then
    assertThat(page).contains("没有发出", "class=\"cross\"").doesNotContain("class=\"tip");
  }

  @Test
  void noTextBecomesMarkup() throws Exception {
    // Given
    var text =
        SmallStory.with("ask", "purpose: ASSISTANCE_REVIEW")
                .replaceAll(
                    "(zh|en): [题tsc事例a问k知WM吴闵行江]+", "$1: \"" + HOSTILE.replace("\\", "\\\\") + "\"")
            + "notYet: [{title: {zh: \""
            + HOSTILE
            + "\", en: e}, reason: {zh: r, en: r}}]\n";

    // When
    var page =
        page(
            text,
            "{\"outcome\":\""
                + HOSTILE
                + "\",\"missing\":[{\"field\":\"<b>\",\"reason\":\"<i>\"}]}");

    // Then
    assertThat(page)
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script", "<b>", "<i>", "\u202E", "\u0007");
    assertDrawn(page, 1);
    assertThat(Files.readString(folder.resolve("index.html"))).doesNotContain("<script");
  }

  private static void assertDrawn(String page, int drawings) throws Exception {
    var found = SVG.matcher(page).results().toList();
    assertThat(found).hasSize(drawings);
    for (var drawing : found) {
      var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      var root =
          parser.parse(new InputSource(new StringReader(drawing.group()))).getDocumentElement();
      assertThat(root.getElementsByTagName("line").getLength()).isPositive();
      assertThat(root.getElementsByTagName("script").getLength()).isZero();
    }
  }

  private String page(String text, String reply) throws IOException {
    var file = Files.writeString(folder.resolve("story.yaml"), text);
    var story = StoryFile.read(file, LocalDate.of(2026, 11, 22));
    var told = new Telling(always(reply)).tell(story);
    Report.write(List.of(told), CATALOGUE, folder, AT);
    return Files.readString(folder.resolve("story-1.html"));
  }

  private static Cast always(String reply) {
    return new Cast() {
      @Override
      public void reset(Story story) {}

      @Override
      public void change(Story story, Step.Changes change) {}

      @Override
      public Reply ask(Step.Asks ask) {
        return new Reply(StrictJson.parse(reply.getBytes(StandardCharsets.UTF_8)));
      }
    };
  }
}
