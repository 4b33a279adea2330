package org.tongban.node.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.EvidenceRule;
import org.tongban.core.message.BasisType;

class WordsTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\d");

  private static Properties read(String name) throws IOException {
    var properties = new Properties();
    try (var in = Words.class.getResourceAsStream(name)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndVariables() throws IOException {
    // Given
    var english = read("Words.properties");
    var chinese = read("Words_zh.properties");

    // Then
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    for (var key : english.stringPropertyNames()) {
      assertThat(variables(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(variables(english.getProperty(key)));
    }
  }

  static Stream<Enum<?>> constants() {
    return Stream.of(
            Contract.Sharing.values(),
            Contract.Interaction.values(),
            Contract.Confidentiality.values(),
            Contract.AnswerFormat.values(),
            EvidenceRule.Necessity.values(),
            BasisType.values())
        .flatMap(Stream::of);
  }

  @ParameterizedTest
  @MethodSource("constants")
  void everyConstantOfAContractHasAWord(Enum<?> constant) {
    assertThat(Words.english().constant(constant)).isNotBlank();
    assertThat(Words.chinese().constant(constant)).isNotBlank();
  }

  private static TreeSet<String> variables(String text) {
    var variables = new TreeSet<String>();
    VARIABLE.matcher(text).results().forEach(match -> variables.add(match.group()));
    return variables;
  }
}
