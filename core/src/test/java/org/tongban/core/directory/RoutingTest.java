package org.tongban.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.bytes;
import static org.tongban.core.directory.ExampleDirectory.tree;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.identity.Divisions;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

class RoutingTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final String HISTORY =
      """
      code,name,validFrom,validTo,successors,confidence
      310118,青浦区,1999-09-16,,,C
      310229,青浦县,,1999-09-16,310118,L
      320509,吴江区,2012-09-01,,,C
      320584,吴江市,,2012-09-01,320509,L
      330421,嘉善县,,,,C
      320599,甲市,,2020-01-01,320509|330421,U
      320598,乙市,,2020-01-01,320509|320501,U
      320597,丙市,,2020-01-01,320501|320502,U
      320501,戊区,,,,U
      320502,己区,,,,U
      """;

  private static Divisions divisions;

  @BeforeAll
  static void readHistory(@TempDir Path folder) throws IOException {
    var file = folder.resolve("divisions.csv");
    Files.writeString(file, HISTORY, StandardCharsets.UTF_8);
    divisions = Divisions.load(file);
  }

  static Stream<Arguments> ways() {
    return Stream.of(
        argumentSet("the code itself", "310118", "310118", "310118"),
        argumentSet("a town", "310118105", "310118", "310118105"),
        argumentSet("a village", "310118105201", "310118", "310118105201"),
        argumentSet("a retired county", "320584", "320509", "320509"),
        argumentSet("a town of a retired county", "320584100", "320509", "320509"),
        argumentSet("a county before it became a district", "310229", "310118", "310118"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void leadsToTheMember(String asked, String member, String code) {
    // When
    var resolution = ExampleDirectory.directory().resolve(asked, divisions, TODAY);

    // Then
    assertThat(resolution.member().code().value()).isEqualTo(member);
    assertThat(resolution.code()).isEqualTo(code);
    assertThat(resolution.asked()).isEqualTo(asked);
  }

  @Test
  void theShippedHistoryLeadsAnOldCityToItsDistrict() {
    // Given
    var shipped = Divisions.load(Path.of("../schemas/codes/divisions.csv"));

    // When
    var resolution = ExampleDirectory.directory().resolve("320584", shipped, TODAY);

    // Then
    assertThat(resolution.member().code().value()).isEqualTo("320509");
  }

  static Stream<Arguments> nowhere() {
    return Stream.of(
        argumentSet("nobody's county", "420902"),
        argumentSet("the city around a member", "320500"),
        argumentSet("five digits", "31011"),
        argumentSet("seven digits", "3101181"),
        argumentSet("letters", "31011x"),
        argumentSet("nothing", ""),
        argumentSet("digits of another script", "３１０１１８"),
        argumentSet("split among nobody", "320597"));
  }

  @ParameterizedTest
  @MethodSource("nowhere")
  void refusesACodeThatNobodyAnswersFor(String asked) {
    // When
    var refused = refused(ExampleDirectory.directory(), asked);

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.REGION_UNKNOWN);
    assertThat(refused.violations()).singleElement().extracting(v -> v.pointer()).isEqualTo("/to");
  }

  @Test
  void aCodeSplitAmongMembersIsAmbiguousAndListsTheSuccessors() {
    // When
    var refused = refused(ExampleDirectory.directory(), "320599");

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.REGION_AMBIGUOUS);
    assertThat(refused.violations())
        .extracting(v -> v.message())
        .containsExactly("successor 320509: member 320509", "successor 330421: member 330421");
  }

  @Test
  void aCodeSplitBetweenAMemberAndNobodyIsNotGivenToTheMember() {
    // When
    var refused = refused(ExampleDirectory.directory(), "320598");

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.REGION_AMBIGUOUS);
    assertThat(refused.violations())
        .extracting(v -> v.message())
        .contains("successor 320501: no member of the federation");
  }

  @Test
  void aCodeSplitWithinOneMemberReachesIt() {
    // Given
    var directory = withPrefix(0, "3205");

    // When
    var resolution = directory.resolve("320597", divisions, TODAY);

    // Then
    assertThat(resolution.member().code().value()).isEqualTo("310118");
    assertThat(resolution.succeeded()).isTrue();
  }

  @Test
  void theLongestPrefixWins() {
    // Given
    var directory = withPrefix(0, "320509100");

    // When
    var town = directory.resolve("320509100001", divisions, TODAY);
    var otherTown = directory.resolve("320509101", divisions, TODAY);

    // Then
    assertThat(town.member().code().value()).isEqualTo("310118");
    assertThat(otherTown.member().code().value()).isEqualTo("320509");
  }

  @Test
  void theCityAroundARetiredCodeDoesNotCatchWhatItsSuccessorHolds() {
    // Given
    var directory = withPrefix(0, "3205");

    // When
    var resolution = directory.resolve("320584", divisions, TODAY);

    // Then
    assertThat(resolution.member().code().value()).isEqualTo("320509");
  }

  @Test
  void aMemberThatClaimsARetiredCodeItselfGetsIt() {
    // Given
    var directory = withPrefix(2, "320584");

    // When
    var resolution = directory.resolve("320584", divisions, TODAY);

    // Then
    assertThat(resolution.member().code().value()).isEqualTo("330421");
  }

  @Test
  void aCodeThatIsNotYetRetiredIsTakenAsItStands() {
    // When
    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () ->
                ExampleDirectory.directory()
                    .resolve("320584", divisions, LocalDate.parse("2012-08-31")));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.REGION_UNKNOWN);
  }

  @Test
  void aSuspendedMemberIsNotReachedAndNotReplacedByTheCityAroundIt() {
    // Given
    var tree = tree();
    ((ObjectNode) tree.at("/members/1")).put("status", "suspended");
    ((ArrayNode) tree.at("/members/0/prefixes")).add("3205");

    // When
    var refused = refused(Directory.parse(bytes(tree)), "320509");

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.REGION_UNKNOWN);
  }

  private static Directory withPrefix(int member, String prefix) {
    var tree = tree();
    ((ArrayNode) tree.at("/members/" + member + "/prefixes")).add(prefix);
    return Directory.parse(bytes(tree));
  }

  private static RefusedException refused(Directory directory, String asked) {
    return catchThrowableOfType(
        RefusedException.class, () -> directory.resolve(asked, divisions, TODAY));
  }
}
