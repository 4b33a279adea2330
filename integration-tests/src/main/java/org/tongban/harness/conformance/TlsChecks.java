package org.tongban.harness.conformance;

import java.util.List;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.harness.forge.RawClient;
import org.tongban.harness.forge.RawKeys;

/** Who is let in at all. */
final class TlsChecks {
  private static final String SECTION = "HTTP between nodes";
  private static final List<Need> NEEDS = Probes.ANSWERED;

  private TlsChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check("TLS-01", SECTION, NEEDS, TlsChecks::ownCertificate),
        new Check(
            "TLS-02", SECTION, NEEDS, over(node -> RawClient.with(node.asker().tls(), "TLSv1.2"))),
        new Check("TLS-03", SECTION, NEEDS, over(node -> RawClient.anonymous())),
        new Check(
            "TLS-04",
            SECTION,
            NEEDS,
            over(node -> RawClient.with(RawKeys.unknown(node.setting().clock())))),
        new Check(
            "TLS-05",
            SECTION,
            List.of(Need.POSITIVE, Need.ANSWERED, Need.ES256),
            over(
                node ->
                    RawClient.with(
                        node.asker().sign().get(org.tongban.core.directory.Suite.ES256)))));
  }

  private static Verdict ownCertificate(Subject node) throws java.io.IOException {
    var reply = node.asker().client().post(node.address(), node.signed(node.good()));
    var thumbprint = CertifiedKey.thumbprintOf(reply.shown());
    var named = node.keys(KeyUse.TLS).stream().anyMatch(key -> key.thumbprint().equals(thumbprint));
    return Verdict.when(named, named ? "in the directory" : "not in the directory");
  }

  /** That a good ask is not answered over such a connection. */
  private static Probe over(java.util.function.Function<Subject, RawClient> client) {
    return Probes.unanswered(
        node -> client.apply(node).post(node.address(), node.signed(node.good())));
  }
}
