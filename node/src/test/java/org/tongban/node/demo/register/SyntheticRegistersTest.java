package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.identity.CitizenId;
import org.tongban.core.identity.CreditCode;
import org.tongban.core.identity.NameMatch;
import org.tongban.core.identity.Names;
import org.tongban.node.demo.register.Household.Status;

class SyntheticRegistersTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final Map<Region, RegisterContent> registers =
      SyntheticRegisters.generate(SyntheticRegisters.DEMO_SEED, TODAY);

  @Test
  void holdsEnoughOfEverything() {
    // When
    Set<String> people = new HashSet<>(all(RegisterContent::people, Person::idNumber));

    // Then
    assertThat(people).hasSizeGreaterThanOrEqualTo(2_000);
    assertThat(all(RegisterContent::households, Household::number))
        .hasSizeGreaterThanOrEqualTo(600)
        .doesNotHaveDuplicates();
    assertThat(all(RegisterContent::assessments, CareAssessment::reportNumber))
        .hasSizeGreaterThanOrEqualTo(300)
        .doesNotHaveDuplicates();
    assertThat(all(RegisterContent::marriages, Marriage::number))
        .hasSizeGreaterThanOrEqualTo(800)
        .doesNotHaveDuplicates();
  }

  @Test
  void givesEveryoneAGoodNumberOnACountyThatIsNone() {
    // When
    Stream<String> numbers =
        registers.values().stream()
            .flatMap(register -> register.people().stream())
            .flatMap(
                person ->
                    Stream.concat(Stream.of(person.idNumber()), person.formerIdNumbers().stream()));

    // Then
    assertThat(numbers)
        .allSatisfy(
            number -> {
              assertThat(CitizenId.faults(number)).isEmpty();
              assertThat(number.substring(4, 6)).isEqualTo("99");
            });
  }

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    // When
    List<String> again = names(SyntheticRegisters.generate(SyntheticRegisters.DEMO_SEED, TODAY));
    List<String> other = names(SyntheticRegisters.generate(1, TODAY));

    // Then
    assertThat(again).isEqualTo(names(registers));
    assertThat(other).isNotEqualTo(names(registers));
  }

  @Test
  void coversTheAwkwardCases() {
    // When
    List<Person> people = flat(RegisterContent::people);
    List<Household> households = flat(RegisterContent::households);
    List<CareAssessment> assessments = flat(RegisterContent::assessments);
    List<Marriage> marriages = flat(RegisterContent::marriages);

    // Then
    assertThat(people).anyMatch(person -> person.name().contains("•"));
    assertThat(people)
        .anyMatch(
            person ->
                person.name().codePointCount(0, person.name().length()) < person.name().length());
    assertThat(people).anyMatch(person -> !person.formerIdNumbers().isEmpty());
    assertThat(people).anyMatch(person -> !person.formerNames().isEmpty());
    assertThat(households).map(Household::status).contains(Status.values());
    assertThat(assessments).anyMatch(assessment -> assessment.validTo().isBefore(TODAY));
    assertThat(assessments)
        .anyMatch(assessment -> assessment.finalLevel() != assessment.initialLevel());
    assertThat(assessments).map(CareAssessment::finalLevel).contains(0, 1, 2, 3, 4);
    assertThat(marriages).map(Marriage::status).contains(Marriage.Status.values());
    assertThat(marriages).map(Marriage::kind).contains(Marriage.Kind.values());
  }

  @Test
  void knowsSomeoneAssistedInTwoRegions() {
    // When
    Set<String> qingpu = assisted(Region.QINGPU);
    Set<String> jiashan = assisted(Region.JIASHAN);

    // Then
    assertThat(qingpu).containsAnyElementsOf(jiashan);
  }

  @Test
  void aGradualExitEndsWithinSixMonths() {
    // When
    List<Household> leaving =
        flat(RegisterContent::households).stream()
            .filter(household -> household.status() == Status.GRADUAL_EXIT)
            .toList();

    // Then
    assertThat(leaving)
        .isNotEmpty()
        .allSatisfy(
            household ->
                assertThat(household.to().orElseThrow()).isBetween(TODAY, TODAY.plusMonths(6)));
  }

  @Test
  void scoresStayWithinTheScaleAndAddUp() {
    // When
    List<CareAssessment> assessments = flat(RegisterContent::assessments);

    // Then
    assertThat(CareScale.items())
        .hasSize(26)
        .satisfies(items -> assertThat(sum(items)).isEqualTo(90));
    assertThat(assessments)
        .allSatisfy(
            assessment -> {
              assertThat(assessment.scores()).hasSize(CareScale.ITEMS);
              for (int i = 0; i < CareScale.ITEMS; i++) {
                assertThat(assessment.scores().get(i)).isBetween(0, CareScale.items().get(i));
              }
              assertThat(sum(assessment.subTotals())).isEqualTo(assessment.total());
            });
  }

  @Test
  void nobodyMarriesBeforeTheLawfulAge() {
    // When
    List<Marriage> marriages = flat(RegisterContent::marriages);

    // Then
    assertThat(marriages)
        .allSatisfy(
            marriage -> {
              assertThat(marriage.registeredOn().getYear() - marriage.man().person().birthYear())
                  .isGreaterThanOrEqualTo(22);
              assertThat(marriage.man().person().female()).isFalse();
              assertThat(marriage.woman().person().female()).isTrue();
            });
  }

  @ParameterizedTest
  @EnumSource
  void knownPeopleStandAsDocumented(KnownPeople known) {
    for (Region region : Region.values()) {
      // When
      KnownPerson person = known.in(region);
      boolean listed =
          registers.get(region).people().stream()
              .anyMatch(
                  listing ->
                      listing.idNumber().equals(person.idNumber())
                          && Names.compare(listing.name(), person.name()) != NameMatch.MISMATCH);

      // Then
      assertThat(CitizenId.faults(person.idNumber())).isEmpty();
      assertThat(person.idNumber()).startsWith(region.idPrefix());
      assertThat(listed).isEqualTo(known != KnownPeople.UNRECORDED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void officesHaveGoodCreditCodes(Region region) {
    assertThat(CreditCode.faults(region.bureau())).isEmpty();
    assertThat(CreditCode.faults(region.assessor())).isEmpty();
  }

  private Set<String> assisted(Region region) {
    Set<String> numbers = new HashSet<>();
    for (Household household : registers.get(region).households()) {
      household.members().forEach(member -> numbers.add(member.person().idNumber()));
    }
    return numbers;
  }

  private static List<String> names(Map<Region, RegisterContent> registers) {
    return registers.values().stream()
        .flatMap(register -> register.people().stream())
        .map(person -> person.idNumber() + person.name())
        .toList();
  }

  private <T> List<T> flat(Function<RegisterContent, List<T>> part) {
    return registers.values().stream().map(part).flatMap(Collection::stream).toList();
  }

  private <T> List<String> all(Function<RegisterContent, List<T>> part, Function<T, String> key) {
    return flat(part).stream().map(key).toList();
  }

  private static int sum(List<? extends Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }
}
