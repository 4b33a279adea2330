package org.tongban.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
  private static final NameVariants VARIANTS = NameVariants.shipped();
  private static final String FORMS = "张張吕呂黄黃𠮷吉䶮龑\uE863·•． .aAäÄßſǆŉΐＡㄱ⼀㍿①\u0308\u0345";

  @Test
  void countsRareCharactersOnce() {
    // When
    PersonName name = PersonName.parse("𠮷　伟").orElseThrow();

    // Then
    assertThat(name.value()).isEqualTo("𠮷伟");
    assertThat(name.length()).isEqualTo(2);
    assertThat(PersonName.faults("𠮷".repeat(100))).isEmpty();
    assertThat(name.toString()).doesNotContain("𠮷");
  }

  @Test
  void warnsOfACharacterThatNoTableExplains() {
    // When
    PersonName known = PersonName.parse("\uE863").orElseThrow();
    PersonName unknown = PersonName.parse("张\uE000").orElseThrow();

    // Then
    assertThat(known.warnings()).isEmpty();
    assertThat(unknown.warnings()).singleElement().asString().contains("private-use");
    assertThat(known.compare(PersonName.parse("䶮").orElseThrow())).isEqualTo(NameMatch.VARIANT);
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        argumentSet("too long", "字".repeat(101), List.of("at most 100")),
        argumentSet("line break", "沈\n明珠", List.of("line breaks")),
        argumentSet("half a character", "沈\uD842", List.of("halves")),
        argumentSet("no letter", "123", List.of("letter")),
        argumentSet("all", "1\n".repeat(101), List.of("line breaks", "letter", "at most")),
        argumentSet("blank", " 　", List.of("missing")),
        argumentSet("null", null, List.of("missing")));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void namesEveryBrokenRule(String text, List<String> expected) {
    // When
    List<String> faults = PersonName.faults(text);

    // Then
    assertThat(faults).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(faults.get(i)).contains(expected.get(i));
    }
    assertThat(PersonName.parse(text)).isEmpty();
  }

  @Property
  void everyNamePrintsItself(@ForAll("names") String text) {
    // When
    PersonName name = PersonName.parse("张" + text).orElseThrow();

    // Then
    assertThat(PersonName.parse(name.value())).contains(name);
  }

  @Property
  void foldingTwiceChangesNothing(@ForAll("names") String text) {
    assertThat(VARIANTS.fold(VARIANTS.fold(text))).isEqualTo(VARIANTS.fold(text));
  }

  @Test
  void foldingAnyCharacterTwiceChangesNothing() {
    // When
    IntStream unsettled =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(point -> foldsFurther(VARIANTS.fold(Character.toString(point))));

    // Then
    assertThat(unsettled).isEmpty();
  }

  private static boolean foldsFurther(String key) {
    return !VARIANTS.fold(key).equals(key);
  }

  @Property
  void comparesBothWaysAlike(@ForAll("names") String one, @ForAll("names") String other) {
    assertThat(Names.compare(one, other)).isEqualTo(Names.compare(other, one));
  }

  @ParameterizedTest
  @ValueSource(strings = {"陳|陈", "鄧|邓", "\uE863|䶮", "\uE816|𠂇", "⼀|一", "ｶ|カ", "ß|SS"})
  void everyFormIsLikeItsBase(String pair) {
    // Given
    List<String> names = List.of(pair.split("\\|", -1));

    // When
    NameMatch match = Names.compare("沈" + names.get(0), "沈" + names.get(1));

    // Then
    assertThat(match).isEqualTo(NameMatch.VARIANT);
  }

  @Test
  void keepsNamesApartThatBothAreInUse() {
    assertThat(Names.compare("张乾", "张干")).isEqualTo(NameMatch.MISMATCH);
    assertThat(Names.compare("於明", "于明")).isEqualTo(NameMatch.MISMATCH);
  }

  static Stream<Arguments> brokenTables() {
    return Stream.of(
        argumentSet("other header", "form,base", "line 1"),
        argumentSet("too short", NameVariants.HEADER + "\n5442,5415", "line 2"),
        argumentSet("twice", NameVariants.HEADER + "\n1,2,k,s,L\n1,3,k,s,L", "line 3"),
        argumentSet("chain", NameVariants.HEADER + "\n1,2,k,s,L\n2,3,k,s,L", "also listed"));
  }

  @ParameterizedTest
  @MethodSource("brokenTables")
  void refusesABrokenTable(String csv, String expected) {
    assertThatThrownBy(() -> NameVariants.parse(csv))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(expected);
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<Character> any = Arbitraries.chars().alpha();
    Arbitrary<Integer> points = Arbitraries.of(FORMS.codePoints().boxed().toList());
    return Arbitraries.oneOf(points, any.map(letter -> (int) letter))
        .list()
        .ofMaxSize(30)
        .map(
            list -> {
              StringBuilder name = new StringBuilder();
              list.forEach(name::appendCodePoint);
              return name.toString();
            });
  }
}
