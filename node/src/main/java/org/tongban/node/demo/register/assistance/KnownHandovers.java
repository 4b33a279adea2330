package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.assistance.Handover.State;

/** Applications handed over from elsewhere that demonstration and tests can count on. */
public enum KnownHandovers {
  /** Of {@link KnownPeople#REISSUED_WIFE}; being decided. */
  ACCEPTED(KnownPeople.REISSUED_WIFE, State.ACCEPTED),
  /** Of {@link KnownPeople#ASSISTED}; approved. */
  APPROVED(KnownPeople.ASSISTED, State.APPROVED),
  /** Of {@link KnownPeople#WIFE}, whose grade is not covered. */
  REJECTED(KnownPeople.WIFE, State.REJECTED),
  /** Of {@link KnownPeople#TWICE}, who is paid already. */
  DUPLICATE(KnownPeople.TWICE, State.DUPLICATE);

  private final KnownPeople applicant;
  private final State state;

  KnownHandovers(KnownPeople applicant, State state) {
    this.applicant = applicant;
    this.state = state;
  }

  /** Whose application it is. */
  public KnownPeople applicant() {
    return applicant;
  }

  /** The number that the accepting region gave it. */
  public String reference() {
    return "ZB-2026-%06d".formatted(871 + ordinal());
  }

  static List<Handover> all(Region region, LocalDate today) {
    return Arrays.stream(values())
        .map(
            known ->
                new Handover(
                    known.reference(),
                    known.applicant.in(region).idNumber(),
                    known.state,
                    today.minusDays(5 + known.ordinal()),
                    localReference(region, known.ordinal() + 1)))
        .toList();
  }

  static String localReference(Region region, int serial) {
    return "%s-BT-%05d".formatted(region.code(), serial);
  }
}
