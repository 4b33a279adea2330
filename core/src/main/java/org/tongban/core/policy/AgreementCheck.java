package org.tongban.core.policy;

import java.time.LocalDate;
import java.util.List;
import org.tongban.core.directory.Directory;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.policy.Decision.Lacks;

/** Whether an agreement that is named covers what is asked under it. */
final class AgreementCheck {
  private final Directory directory;
  private final LocalDate today;

  AgreementCheck(Directory directory, LocalDate today) {
    this.directory = directory;
    this.today = today;
  }

  /** Throws NOT_PERMITTED when it does not; the detail never repeats the name that was given. */
  void check(String id, List<MemberCode> ends, ServiceId service, Purpose purpose) {
    var agreement =
        directory
            .agreement(id)
            .orElseThrow(() -> Decision.denied("the named agreement is not in the directory"));
    var lacks =
        new Lacks()
            .unless(agreement.inForce(today), "dates")
            .unless(agreement.parties().containsAll(ends), "parties")
            .unless(agreement.services().contains(service), "service")
            .unless(agreement.purposes().contains(purpose), "purpose");
    if (!lacks.names().isEmpty()) {
      throw Decision.denied("agreement '" + agreement.id() + "' lacks " + lacks.names());
    }
  }
}
