package org.tongban.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check can be named, is said in both languages, and rests on the protocol. */
class ChecksTest {
  private static final Locale[] LANGUAGES = {Locale.ROOT, Locale.SIMPLIFIED_CHINESE};

  static Stream<Check> checks() {
    return Checks.all().stream();
  }

  @Test
  void noIdIsGivenTwice() {
    assertThat(Checks.all()).extracting(Check::id).doesNotHaveDuplicates();
    assertThat(Checks.all())
        .extracting(Check::id)
        .allSatisfy(id -> assertThat(id).matches("[A-Z][A-Z0-9]{2,3}-[0-9]{2}"));
  }

  @Test
  void eachSectionIsAHeadingOfTheProtocol() throws IOException {
    // Given
    var headings =
        Files.readAllLines(Path.of("..", "docs", "PROTOCOL.md")).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();

    // Then
    assertThat(Checks.all()).extracting(Check::section).isSubsetOf(headings);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void aCheckIsSaidInBothLanguages(Check check) {
    for (var language : LANGUAGES) {
      // Given
      var words = new Words(language);

      // Then
      assertThat(words.goal(check)).isNotBlank();
      assertThat(words.expects(check)).isNotBlank();
      assertThat(words.text("group." + check.group())).isNotBlank();
      for (var need : check.needs()) {
        assertThat(words.seen(Verdict.notRun(need))).isNotBlank();
      }
    }
    assertThat(new Words(Locale.SIMPLIFIED_CHINESE).goal(check)).containsPattern("\\p{IsHan}");
  }

  @Test
  void bothLanguagesHaveTheSameTexts() {
    // Given
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    var name = Words.class.getPackageName() + ".Checks";
    var en = ResourceBundle.getBundle(name, Locale.ROOT, control);
    var zh = ResourceBundle.getBundle(name, Locale.CHINA, control);

    // Then
    assertThat(zh.getLocale().getLanguage()).isEqualTo("zh");
    assertThat(new TreeSet<>(zh.keySet())).isEqualTo(new TreeSet<>(en.keySet()));
  }

  @Test
  void eachNeedIsNeeded() {
    assertThat(Checks.all().stream().flatMap(check -> check.needs().stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(Need.values()));
  }
}
