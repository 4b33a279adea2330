package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\d|\\$\\{[A-Z-]+}");
  private final ResourceBundle english = Messages.bundle(Locale.ENGLISH);
  private final ResourceBundle chinese = Messages.bundle(Locale.SIMPLIFIED_CHINESE);

  @Test
  void bothLanguagesHaveTheSameKeys() {
    // Given
    ResourceBundle.Control here =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    // When
    var own = ResourceBundle.getBundle(Messages.class.getName() + "_zh", Locale.ROOT, here);

    // Then
    assertThat(own.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
  }

  @Test
  void bothLanguagesUseTheSameVariables() {
    for (String key : english.keySet()) {
      assertThat(variables(chinese.getString(key)))
          .as(key)
          .isEqualTo(variables(english.getString(key)));
    }
  }

  @Test
  void aLanguageThatIsNeitherIsAnsweredInEnglish() {
    assertThat(Messages.bundle(Locale.FRENCH).getString("language")).isEqualTo("en");
  }

  private static TreeSet<String> variables(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
