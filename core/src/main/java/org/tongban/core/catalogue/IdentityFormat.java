package org.tongban.core.catalogue;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.core.identity.CaregiverNumber;
import org.tongban.core.identity.CertificateIdentifier;
import org.tongban.core.identity.CitizenId;
import org.tongban.core.identity.CreditCode;
import org.tongban.core.identity.DisabilityCard;
import org.tongban.core.identity.ForeignResidentCard;
import org.tongban.core.identity.IdentityNumber;
import org.tongban.core.identity.MarriageNumber;
import org.tongban.core.identity.Passport;
import org.tongban.core.identity.PersonName;
import org.tongban.core.identity.ResidencePermit;
import org.tongban.core.identity.TravelPermit;

/** Values of {@code format} that are ours: numbers and names of persons, papers and offices. */
enum IdentityFormat implements Format {
  CITIZEN_ID("citizen-id", CitizenId::faults),
  CREDIT_CODE("credit-code", CreditCode::faults),
  IDENTITY_DOCUMENT("identity-document", IdentityNumber::faultsOfAnyKind),
  RESIDENCE_PERMIT("residence-permit", ResidencePermit::faults),
  TRAVEL_PERMIT("travel-permit", TravelPermit::faults),
  FOREIGN_RESIDENT_CARD("foreign-resident-card", ForeignResidentCard::faults),
  DISABILITY_CARD("disability-card", DisabilityCard::faults),
  PASSPORT_NUMBER("passport-number", Passport::numberFaults),
  PASSPORT_COUNTRY("passport-country", Passport::countryFaults),
  PERSON_NAME("person-name", PersonName::faults),
  CERTIFICATE_IDENTIFIER("certificate-identifier", CertificateIdentifier::faults),
  STRICT_IDENTIFIER("certificate-identifier-strict", CertificateIdentifier::strictFaults),
  MARRIAGE_NUMBER("marriage-certificate-number", MarriageNumber::marriageFaults),
  DIVORCE_NUMBER("divorce-certificate-number", MarriageNumber::divorceFaults),
  CAREGIVER_NUMBER("caregiver-number", CaregiverNumber::faults);

  static final List<Format> ALL = List.of(values());

  private final String keyword;
  private final Function<String, List<String>> faults;

  IdentityFormat(String keyword, Function<String, List<String>> faults) {
    this.keyword = keyword;
    this.faults = faults;
  }

  static Optional<IdentityFormat> find(String keyword) {
    for (var format : values()) {
      if (format.keyword.equals(keyword)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The rules that a value breaks, in sentences that don't repeat the value. */
  List<String> faults(String value) {
    return faults.apply(value);
  }

  @Override
  public String getName() {
    return keyword;
  }

  @Override
  public boolean matches(ExecutionContext context, String value) {
    return faults.apply(value).isEmpty();
  }
}
