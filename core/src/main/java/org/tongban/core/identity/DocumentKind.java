package org.tongban.core.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Kinds of document that name a person. The codes by which other systems number them are data
 * ({@code schemas/codes/identity-document.yaml}).
 */
public enum DocumentKind {
  /** 居民身份证 */
  RESIDENT_CARD("(?![89])[0-9]{17}[0-9Xx]|[0-9]{15}", CitizenId::faults),
  /** 港澳台居民居住证 */
  RESIDENCE_PERMIT("8[0-9]{16}[0-9Xx]", ResidencePermit::faults),
  /** 港澳居民来往内地通行证 and 台湾居民来往大陆通行证 */
  TRAVEL_PERMIT("[A-Z][0-9]+|[0-9]{6,12}[A-Z]?", TravelPermit::faults),
  /** 外国人永久居留身份证 */
  FOREIGN_RESIDENT_CARD("9[0-9]{16}[0-9Xx]|[A-Z]{3}[0-9]+", ForeignResidentCard::faults),
  /** 残疾人证 */
  DISABILITY_CARD("[0-9]{17}[0-9Xx][0-9]{2}(B[0-9]*)?", DisabilityCard::faults),
  /** 护照: its number means nothing without its country, so it is never guessed from a text. */
  PASSPORT("(?!)", Passport::numberFaults);

  private final Pattern looks;
  private final Function<String, List<String>> faults;

  DocumentKind(String looks, Function<String, List<String>> faults) {
    this.looks = Pattern.compile(looks);
    this.faults = faults;
  }

  /** Every rule that the text breaks as a number of this kind, without the text itself. */
  public List<String> faults(String text) {
    return faults.apply(text);
  }

  /** The kind that the writer meant, also when the number then turns out to be wrong. */
  static Optional<DocumentKind> meantBy(String text) {
    for (DocumentKind kind : values()) {
      if (kind.looks.matcher(text).matches()) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
