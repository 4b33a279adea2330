package org.tongban.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.node.console.user.AccountException;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Role;

/** What pages are made of, as files. */
class WordsAndStylesTest {
  private static final Path ROOM = Path.of("src/main/resources/org/tongban/node/console");
  private static final Pattern NEVER_ASKED =
      Pattern.compile(
          "<[^<>]*(th:(if|unless)=\"[^\"]*\"[^<>]*th:replace|th:replace=\"[^\"]*\"[^<>]*th:(if|unless))");

  private static final Pattern KEY = Pattern.compile("#\\{([a-z][A-Za-z._]+)[}(]");
  private static final Pattern INLINE = Pattern.compile("<script>|<style|\\son[a-z]+=|\\sstyle=");

  /** What browsers with a core of 2021 don't know. */
  private static final List<String> TOO_NEW =
      List.of("color-mix(", ":has(", "@layer", "@container");

  static Stream<Path> templates() throws IOException {
    try (var files = Files.walk(ROOM)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream();
    }
  }

  @Test
  void bothLanguagesSayTheSame() throws IOException {
    // Given
    var english = words("Console.properties");
    var chinese = words("Console_zh.properties");

    // Then
    assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (var key : english.stringPropertyNames()) {
      assertThat(places(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void whatTheProgramCallsByNameHasWords() throws IOException {
    // Given
    var keys = words("Console.properties").stringPropertyNames();

    // Then
    assertThat(keys).containsAll(Stream.of(Page.values()).map(Page::key).toList());
    assertThat(keys).containsAll(Stream.of(Role.values()).map(role -> "role." + role).toList());
    assertThat(keys).containsAll(Stream.of(Act.values()).map(act -> "act." + act).toList());
    assertThat(keys)
        .containsAll(
            Stream.of(AccountException.Fault.values())
                .map(fault -> "account." + fault.name().toLowerCase(java.util.Locale.ROOT))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateHasWordsForItsKeysAndNothingInline(Path template) throws IOException {
    // Given
    var text = Files.readString(template);

    // When
    var keys = new TreeSet<String>();
    KEY.matcher(text).results().forEach(found -> keys.add(found.group(1)));

    // Then
    assertThat(words("Console.properties").stringPropertyNames()).containsAll(keys);
    assertThat(INLINE.matcher(text).results().map(found -> found.group())).isEmpty();
    assertThat(text).doesNotContain("th:utext", "hx-on", "hx-vals='js");
    // a tag that is replaced is so before it is asked whether it should be there
    assertThat(NEVER_ASKED.matcher(text).results().map(found -> found.group())).isEmpty();
  }

  @Test
  void oldBrowsersUnderstandTheStyles() throws IOException {
    // Given
    var own = Files.readString(ROOM.resolve("assets/console.css"));

    // Then
    assertThat(TOO_NEW).noneMatch(own::contains);
    assertThat(Pattern.compile("\\{[^{}@]*&").matcher(own).find()).isFalse();
  }

  private static Set<String> places(String text) {
    var found = new TreeSet<String>();
    Pattern.compile("\\{[0-9]").matcher(text).results().forEach(one -> found.add(one.group()));
    return found;
  }

  private static Properties words(String file) throws IOException {
    var words = new Properties();
    try (var in = Files.newBufferedReader(ROOM.resolve(file), StandardCharsets.UTF_8)) {
      words.load(in);
    }
    return words;
  }
}
