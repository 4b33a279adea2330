package org.tongban.harness.conformance;

import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.harness.forge.RawEncryption;

/** Whoever asks in a suite is answered in it. */
final class SuiteChecks {
  private static final String SECTION = "Suites";

  private SuiteChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check("SUI-01", SECTION, needs(Need.ES256), answered(Suite.ES256)),
        new Check("SUI-02", SECTION, needs(Need.SM2), answered(Suite.SM2)),
        new Check("SUI-03", "Opening an answer", needs(Need.ES256), refused(Suite.ES256)),
        new Check("SUI-04", "Opening an answer", needs(Need.SM2), refused(Suite.SM2)),
        new Check(
            "SUI-05",
            "The encrypted form",
            List.of(Need.SEALED, Need.SEALED_ANSWERED, Need.ES256, Need.SM2),
            Probes.unbelieved(SuiteChecks::mixed)));
  }

  private static List<Need> needs(Need suite) {
    return List.of(Need.POSITIVE, Need.ANSWERED, suite);
  }

  private static Probe answered(Suite suite) {
    return node -> {
      var ask = node.positive().orElseThrow();
      var wire = node.draft(ask, node.asker(), suite).sign(node.asker().sign().get(suite));
      var seen = node.post(wire);
      return Verdict.when(
          seen.outcome().equals(ask.outcome().name()) && in(suite, seen), told(seen));
    };
  }

  /** A no to an ask that could be opened comes in its suite too. */
  private static Probe refused(Suite suite) {
    return node -> {
      var wire =
          node.draft(node.positive().orElseThrow(), node.asker(), suite)
              .claims(c -> c.put("ver", "98.0"))
              .sign(node.asker().sign().get(suite));
      var seen = node.post(wire);
      return Verdict.when(seen.refused() && in(suite, seen), told(seen));
    };
  }

  private static boolean in(Suite suite, Seen seen) {
    return seen.message().flatMap(message -> message.suite()).equals(Optional.of(suite));
  }

  private static String told(Seen seen) {
    var suite = seen.message().flatMap(message -> message.suite()).map(Suite::name);
    return seen.told() + " in " + suite.orElse("no suite");
  }

  /** Signed in one suite, encrypted in the other. */
  private static byte[] mixed(Subject node) {
    var signed =
        node.draft(node.sealed().orElseThrow(), node.asker(), Suite.SM2)
            .sign(node.asker().sign().get(Suite.SM2));
    var key = node.key(KeyUse.ENCRYPT, Suite.ES256).orElseThrow();
    return RawEncryption.encrypt(signed, key, header -> {});
  }
}
