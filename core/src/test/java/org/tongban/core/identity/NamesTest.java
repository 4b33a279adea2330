package org.tongban.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.identity.NameMatch.EXACT;
import static org.tongban.core.identity.NameMatch.MISMATCH;
import static org.tongban.core.identity.NameMatch.NORMALIZED;
import static org.tongban.core.identity.NameMatch.VARIANT;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"\u00B7", "\u2022", "\u2027", "\u30FB", "\uFF65", "\uFF0E", ".", "\u0387", " · "})
  void foldsEverySeparatorToTheMiddleDot(String separator) {
    // When
    String canonical = Names.canonical("阿依古丽" + separator + "买买提");

    // Then
    assertThat(canonical).isEqualTo("阿依古丽\u00B7买买提");
  }

  static Stream<Arguments> pairs() {
    return Stream.of(
        argumentSet("same", "沈明珠", "沈明珠", EXACT),
        argumentSet("rare, same", "𠮷㼆龘", "𠮷㼆龘", EXACT),
        argumentSet("other separator", "阿依古丽·买买提", "阿依古丽•买买提", NORMALIZED),
        argumentSet("spaces around the separator", "阿依古丽·买买提", "阿依古丽 · 买买提", NORMALIZED),
        argumentSet("set wide on paper", "张伟", "张　伟", NORMALIZED),
        argumentSet("rare, set wide on paper", "𠮷伟", "𠮷　伟", NORMALIZED),
        argumentSet("composed letters", "Zoe\u0308", "Zoë", NORMALIZED),
        argumentSet("compatibility ideograph", "金\uF90A", "金金", NORMALIZED),
        argumentSet("zero-width space", "张\u200B伟", "张伟", NORMALIZED),
        argumentSet("variation selector", "葛\uDB40\uDD00伟", "葛伟", NORMALIZED),
        argumentSet("traditional form", "呂國華", "吕国华", VARIANT),
        argumentSet("older form", "黃戶", "黄户", VARIANT),
        argumentSet("private-use code point", "\uE863", "䶮", VARIANT),
        argumentSet("full-width letters", "ＭＡＲＹ·ＬＥＥ", "MARY·LEE", VARIANT),
        argumentSet("letter case", "Mary Lee", "MARY LEE", VARIANT),
        argumentSet("other name", "沈明珠", "沈明姝", MISMATCH),
        argumentSet("rare is not its neighbour", "𠮷伟", "吉伟", MISMATCH),
        argumentSet("rare are not each other", "𠮷伟", "𠮸伟", MISMATCH),
        argumentSet("separator left out", "阿依古丽·买买提", "阿依古丽买买提", MISMATCH),
        argumentSet("part of a name", "阿依古丽·买买提", "阿依古丽", MISMATCH),
        argumentSet("blank", " ", "沈明珠", MISMATCH),
        argumentSet("both blank", "", "", MISMATCH));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void comparesBothWaysAlike(String one, String other, NameMatch expected) {
    // When
    NameMatch match = Names.compare(one, other);
    NameMatch reversed = Names.compare(other, one);

    // Then
    assertThat(match).isEqualTo(expected);
    assertThat(reversed).isEqualTo(expected);
  }

  @Test
  void keepsCharactersThatOnlyLookAlike() {
    // When
    String canonical = Names.canonical("呂 Ａ");

    // Then
    assertThat(canonical).isEqualTo("呂 Ａ");
  }

  @Property
  void settlingTwiceChangesNothing(@ForAll String name) {
    assertThat(Names.canonical(Names.canonical(name))).isEqualTo(Names.canonical(name));
  }
}
