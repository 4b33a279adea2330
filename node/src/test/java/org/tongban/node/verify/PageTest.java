package org.tongban.node.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.message.Outcome;
import org.tongban.core.proof.CheckResult;
import org.tongban.core.proof.SlipCheck;

/** The page's words, and that old browsers and a strict policy can live with its files. */
class PageTest {
  private static final Pattern WORD =
      Pattern.compile("word\\('([a-z.A-Z]+)'\\)|trouble\\('(\\w+)'\\)");
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.]+)}}");

  private static String file(String name) {
    return new String(VerifyPage.file(name), StandardCharsets.UTF_8);
  }

  @Test
  void bothLanguagesHaveTheSameWords() {
    // Given
    var here =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    var name = "org.tongban.node.verify.Verify";

    // When
    var english = ResourceBundle.getBundle(name, Locale.ROOT, here);
    var chinese = ResourceBundle.getBundle(name + "_zh", Locale.ROOT, here);

    // Then
    assertThat(chinese.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
  }

  @Test
  void whateverMayBeFoundHasWords() {
    var keys =
        Stream.of(
                Arrays.stream(CheckResult.State.values()).map(one -> "state." + one),
                Arrays.stream(Outcome.values()).map(one -> "outcome." + one),
                Arrays.stream(SlipCheck.values())
                    .flatMap(one -> Stream.of("check." + one, "ok." + one)),
                Arrays.stream(SlipCheck.Reason.values())
                    .filter(one -> one != SlipCheck.Reason.NONE)
                    .map(one -> "reason." + one),
                WORD.matcher(file("page.js"))
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .filter(key -> !key.endsWith(".")))
            .flatMap(each -> each);
    assertThat(PageWords.of("en").all().keySet()).containsAll(keys.toList());
  }

  @Test
  void everyPlaceOfTheTemplateIsFilled() {
    // Given
    var made =
        List.of("base", "data", "footer", "html.class", "link.lang", "link.size", "other.size");

    // Then
    assertThat(PLACE.matcher(file("verify.html")).results().map(found -> found.group(1)))
        .filteredOn(key -> !made.contains(key))
        .isSubsetOf(PageWords.of("zh").all().keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "color-mix",
        ":has(",
        "@layer",
        "@container",
        "@media (width",
        "inset:",
        "aspect-ratio",
        ".at(",
        "structuredClone",
        "Object.hasOwn",
        "findLast",
        "replaceAll",
        "??=",
        "||=",
        "await ",
        "=>",
        "?."
      })
  void nothingIsNeededThatOldBrowsersLack(String feature) {
    assertThat(file("page.css") + file("page.js")).doesNotContain(feature);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "localStorage",
        "sessionStorage",
        "document.cookie",
        "style="
      })
  void nothingTurnsTextIntoAPageOrKeepsIt(String call) {
    assertThat(file("page.js") + file("verify.html")).doesNotContain(call);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "onload", "javascript:", "http://", "https://"})
  void thePageHasNoScriptInItAndAsksNobodyElse(String text) {
    assertThat(file("verify.html")).doesNotContain(text);
  }
}
