package org.tongban.node.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.identity.Divisions;
import org.tongban.core.message.MemberCode;

class RegionsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);

  private final Regions regions =
      new Regions(
          Divisions.load(Path.of("..", "schemas", "codes", "divisions.csv")),
          () -> {
            throw new AssertionError("nobody is asked who answers");
          },
          new MemberCode("330421"),
          CLOCK);

  static Stream<Arguments> typed() {
    return Stream.of(
        Arguments.argumentSet("a code", "310118", List.of("310118")),
        Arguments.argumentSet("a village's code", "310118102001", List.of("310118102001")),
        Arguments.argumentSet("as it is shown", "320509 苏州市吴江区", List.of("320509")),
        Arguments.argumentSet("a name", "吴江", List.of("320509")),
        Arguments.argumentSet("pinyin", "WuJiang", List.of("320509")),
        Arguments.argumentSet("pinyin in two words", "qing pu", List.of("310118")),
        Arguments.argumentSet("nothing known", "atlantis", List.of()));
  }

  @ParameterizedTest
  @MethodSource("typed")
  void aDivisionIsFoundAsItIsTyped(String typed, List<String> codes) {
    // When
    var found = regions.fitting(typed, regions.all()).stream().map(Regions::code).toList();

    // Then
    assertThat(found).isEqualTo(codes);
  }

  @Test
  void whatFitsSeveralIsLeftAsItWasTyped() {
    // Then
    assertThat(regions.fitting("市", regions.all())).hasSizeGreaterThan(1);
    assertThat(regions.codeOf("市")).isEqualTo("市");
    assertThat(regions.shown("310118")).contains("310118", "青浦区");
  }
}
