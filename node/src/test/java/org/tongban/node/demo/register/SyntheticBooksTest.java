package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.identity.CitizenId;
import org.tongban.core.identity.CreditCode;

/** The books of one region agree with each other. */
class SyntheticBooksTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final Map<Region, RegisterContent> registers =
      SyntheticRegisters.generate(SyntheticRegisters.DEMO_SEED, TODAY);

  @Test
  void whoeverIsDivorcedWasMarriedAndIsNoLonger() {
    for (RegisterContent register : registers.values()) {
      // Given
      List<Marriage> marriages = register.marriages();

      // When
      List<Marriage> divorces =
          marriages.stream().filter(each -> each.kind() == Marriage.Kind.DIVORCE).toList();

      // Then
      assertThat(divorces)
          .isNotEmpty()
          .allSatisfy(
              divorce ->
                  assertThat(marriages)
                      .anyMatch(
                          marriage ->
                              marriage.status() == Marriage.Status.DISSOLVED
                                  && marriage.statusSince().equals(divorce.registeredOn())
                                  && marriage.man().person().equals(divorce.man().person())
                                  && marriage.woman().person().equals(divorce.woman().person())));
    }
  }

  @Test
  void everyMarriageThatEndedHasSomethingThatEndedIt() {
    for (RegisterContent register : registers.values()) {
      // Given
      Set<String> ended = new HashSet<>();
      register.civil().events().forEach(event -> ended.add(event.certificateNo()));
      Set<Person> divorced = new HashSet<>();
      register.marriages().stream()
          .filter(each -> each.kind() == Marriage.Kind.DIVORCE)
          .forEach(each -> divorced.add(each.man().person()));

      // When
      List<Marriage> dissolved =
          register.marriages().stream()
              .filter(each -> each.status() == Marriage.Status.DISSOLVED)
              .toList();

      // Then
      assertThat(dissolved)
          .allSatisfy(
              marriage ->
                  assertThat(
                          ended.contains(marriage.number())
                              || divorced.contains(marriage.man().person()))
                      .isTrue());
    }
  }

  @Test
  void nobodyIsRegisteredTwiceButTheOneWhoIsKnownFor() {
    for (Region region : Region.values()) {
      // Given
      String twice = KnownPeople.TWICE.in(region).idNumber();

      // When
      List<String> numbers =
          registers.get(region).civil().hukou().stream()
              .map(entry -> entry.person().idNumber())
              .filter(number -> !number.equals(twice))
              .toList();

      // Then
      assertThat(numbers).hasSizeGreaterThan(600).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource
  void organisationsHaveGoodCreditCodes(Region region) {
    // When
    List<Organisation> organisations = registers.get(region).credit().organisations();

    // Then
    assertThat(organisations)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            organisation -> assertThat(CreditCode.faults(organisation.creditCode())).isEmpty());
    assertThat(organisations).map(Organisation::creditCode).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void knownCouplesStandAsDocumented(KnownCouples couple) {
    for (Region region : Region.values()) {
      // When
      List<KnownPerson> both = List.of(couple.husband(region), couple.wife(region));

      // Then
      assertThat(both)
          .allSatisfy(
              person -> {
                assertThat(CitizenId.faults(person.idNumber())).isEmpty();
                assertThat(registers.get(region).people())
                    .anyMatch(known -> known.idNumber().equals(person.idNumber()));
              });
    }
  }
}
