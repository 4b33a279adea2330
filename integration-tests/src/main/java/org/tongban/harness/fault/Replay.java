package org.tongban.harness.fault;

import java.time.Clock;
import java.util.List;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.harness.partner.AskingPartner;
import org.tongban.harness.partner.FollowedDirectory;
import org.tongban.harness.partner.PartnerFiles;

/** Posts to the answering node what it answered before, with the asking member's own TLS key. */
final class Replay {
  private static final MemberCode ANSWERING = new MemberCode(Bed.ANSWERING.code());
  private final AskingPartner asker;

  private Replay(AskingPartner asker) {
    this.asker = asker;
  }

  static Replay of(Bed bed, Clock clock) {
    return new Replay(asking(bed, clock));
  }

  /** The asking member as a stranger's program with its keys, and with that clock. */
  static AskingPartner asking(Bed bed, Clock clock) {
    var federation = bed.layout().federation();
    var signer = SignedDocuments.operatorCertificate(federation.resolve("operator.crt.pem"));
    // the directory is judged by the right time, the messages by the other
    var directory =
        new FollowedDirectory(
            federation.resolve("directory.jws"),
            new SignedDocuments(CryptoProvider.choose()),
            signer,
            Clock.systemUTC());
    return AskingPartner.of(
        new MemberCode(Bed.ASKING.code()),
        List.of(Suite.ES256),
        new PartnerFiles(federation.resolve("certs")),
        directory,
        Catalogue.load(bed.layout().home().resolve("schemas")),
        clock);
  }

  /** How many of these were answered a second time; the node must say no to each. */
  long answered(List<byte[]> asks) {
    return asks.stream().filter(ask -> !refused(ask)).count();
  }

  private boolean refused(byte[] ask) {
    try {
      return new Said(asker.post(ANSWERING, ask)).refused();
    } catch (RefusedException e) {
      // no reply is no refusal either
      return false;
    }
  }
}
