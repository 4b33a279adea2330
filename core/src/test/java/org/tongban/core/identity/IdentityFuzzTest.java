package org.tongban.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.core.fuzz.Hostile.CITIZEN;
import static org.tongban.core.fuzz.Hostile.only;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.fuzz.Hostile;
import org.tongban.core.fuzz.Spoiler;

/** Whatever a peer gives as a number or a name: faults in sentences, and never an exception. */
class IdentityFuzzTest {
  /** Faults and value are about the same text, or nothing may be concluded from either. */
  private record Kind(Function<String, List<String>> faults, Function<String, Optional<?>> parse) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(CitizenId::faults, CitizenId::parse),
          new Kind(CreditCode::faults, CreditCode::parse),
          new Kind(IdentityNumber::faultsOfAnyKind, IdentityNumber::parseAnyKind),
          new Kind(ResidencePermit::faults, ResidencePermit::parse),
          new Kind(TravelPermit::faults, TravelPermit::parse),
          new Kind(ForeignResidentCard::faults, ForeignResidentCard::parse),
          new Kind(DisabilityCard::faults, DisabilityCard::parse),
          new Kind(Passport::numberFaults, text -> Passport.parse("USA", text)),
          new Kind(Passport::countryFaults, text -> Passport.parse(text, "X1")),
          new Kind(PersonName::faults, PersonName::parse),
          new Kind(CertificateIdentifier::faults, CertificateIdentifier::parse),
          new Kind(MarriageNumber::faults, MarriageNumber::parse),
          new Kind(CaregiverNumber::faults, CaregiverNumber::parse));

  private static final List<Function<String, List<String>>> STRICTER =
      List.of(
          MarriageNumber::marriageFaults,
          MarriageNumber::divorceFaults,
          CertificateIdentifier::strictFaults);

  static Stream<byte[]> texts() {
    return Spoiler.spoilTexts(
        CITIZEN,
        "31019919400305002X",
        "11310199000000019K",
        "810000199408230021",
        "31019919400305002944",
        "USA1234567890123",
        "H1234567801",
        "沈桂芳",
        "𠮷田·阿卜杜拉",
        "J310199-2026-000001",
        "1.2.156.3005.2.11100000000013127D001.11310199000000019K.2026000001.001.9");
  }

  @MethodSource("texts")
  @FuzzTest
  void numbersAndNames(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    for (var kind : KINDS) {
      Hostile.refusal(
          only(),
          () -> {
            var faults = kind.faults().apply(text);
            faults.forEach(fault -> Hostile.silent(fault, null));
            assertThat(kind.parse().apply(text).isPresent()).isEqualTo(faults.isEmpty());
          });
    }
    for (var faults : STRICTER) {
      Hostile.refusal(
          only(), () -> faults.apply(text).forEach(fault -> Hostile.silent(fault, null)));
    }
    Hostile.refusal(only(), () -> Names.compare(text, "沈桂芳"));
  }
}
