package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.WujiangPerson;
import org.tongban.node.demo.register.assistance.Handover.State;

/** The applications handed over to a region; a system that takes them at once files new ones. */
final class HandoverBook {
  private final Region region;
  private final List<Handover> handovers;

  HandoverBook(Region region, List<Handover> handovers) {
    this.region = region;
    this.handovers = new ArrayList<>(handovers);
  }

  synchronized List<Handover> all() {
    return List.copyOf(handovers);
  }

  /** One that is known under this reference; else files it, unless the person has another open. */
  synchronized Handover take(String reference, Person person, boolean paidAlready, LocalDate day) {
    Optional<Handover> known =
        handovers.stream()
            .filter(handover -> handover.reference().equals(reference))
            .filter(handover -> WujiangPerson.has(person, handover.idNumber()))
            .findFirst();
    return known.orElseGet(() -> file(reference, person, paidAlready, day));
  }

  private Handover file(String reference, Person person, boolean paidAlready, LocalDate day) {
    boolean another =
        handovers.stream()
            .filter(handover -> WujiangPerson.has(person, handover.idNumber()))
            .anyMatch(handover -> handover.state().open());
    Handover filed =
        new Handover(
            reference,
            person.idNumber(),
            paidAlready || another ? State.DUPLICATE : State.RECEIVED,
            day,
            KnownHandovers.localReference(region, handovers.size() + 1));
    handovers.add(filed);
    return filed;
  }
}
