package org.tongban.harness.partner;

import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Outcome;

/** Regions that sign otherwise than they should. */
final class SigningFaults {
  private SigningFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.ofSteps(
            "VER-03",
            "lists-versions-without-signing",
            (good, trade) ->
                good.sealing(
                    sealing ->
                        (answer, heard) -> {
                          var reply = sealing.seal(answer, heard);
                          return answer.accepts().isEmpty() ? reply : Partner.flipped(reply);
                        })),
        speaks("SUI-01", "answers-es256-in-sm2", Suite.ES256, false),
        speaks("SUI-02", "answers-sm2-in-es256", Suite.SM2, false),
        speaks("SUI-03", "refuses-es256-in-sm2", Suite.ES256, true),
        speaks("SUI-04", "refuses-sm2-in-es256", Suite.SM2, true));
  }

  /** Answers, or refuses, what is asked in one suite in the other. */
  private static Fault speaks(String check, String name, Suite asked, boolean refusals) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) -> {
          var speech = new GoodSteps(trade).speech();
          var other = asked == Suite.SM2 ? Suite.ES256 : Suite.SM2;
          return good.sealing(
              sealing ->
                  (answer, heard) ->
                      heard.suite() == asked
                              && !heard.encrypted()
                              && (answer.outcome() == Outcome.REFUSED) == refusals
                          ? speech.seal(answer, heard, other, Optional.<CertifiedKey>empty())
                          : sealing.seal(answer, heard));
        });
  }
}
