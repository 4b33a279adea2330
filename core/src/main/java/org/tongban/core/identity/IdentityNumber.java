package org.tongban.core.identity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The number of a document that names a person. An identity: not for logs. */
public abstract sealed class IdentityNumber
    permits CitizenId,
        ResidencePermit,
        TravelPermit,
        ForeignResidentCard,
        DisabilityCard,
        Passport {
  private final DocumentKind kind;
  private final String value;

  IdentityNumber(DocumentKind kind, String value) {
    this.kind = kind;
    this.value = value;
  }

  /**
   * The number as whatever its form says it is, or empty when {@link #faultsOfAnyKind} names at
   * least one fault. Passports are no part of this: {@link Passport#parse} needs the country too.
   */
  public static Optional<? extends IdentityNumber> parseAnyKind(String text) {
    if (text == null) {
      return Optional.empty();
    }
    return DocumentKind.meantBy(text).flatMap(kind -> parse(kind, text));
  }

  private static Optional<? extends IdentityNumber> parse(DocumentKind kind, String text) {
    return switch (kind) {
      case RESIDENT_CARD -> CitizenId.parse(text);
      case RESIDENCE_PERMIT -> ResidencePermit.parse(text);
      case TRAVEL_PERMIT -> TravelPermit.parse(text);
      case FOREIGN_RESIDENT_CARD -> ForeignResidentCard.parse(text);
      case DISABILITY_CARD -> DisabilityCard.parse(text);
      case PASSPORT -> Optional.empty();
    };
  }

  /**
   * Every rule that the text breaks as a number of the kind that it looks like, as sentences a
   * stranger may read; empty when it is a number. The text itself never appears in them.
   */
  public static List<String> faultsOfAnyKind(String text) {
    if (text == null || text.isEmpty()) {
      return List.of("the number of the identity document is missing");
    }
    return DocumentKind.meantBy(text)
        .map(kind -> kind.faults(text))
        .orElse(
            List.of(
                "the number has the form of no identity document: resident card, residence permit,"
                    + " mainland travel permit, foreign resident's card, disability card"));
  }

  public DocumentKind kind() {
    return kind;
  }

  /** The whole number, letters in upper case. */
  public String value() {
    return value;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof IdentityNumber that && kind == that.kind && value.equals(that.value);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(kind, value);
  }

  /** Says no more than the kind, so that a log line can't hold an identity by accident. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[…]";
  }
}
