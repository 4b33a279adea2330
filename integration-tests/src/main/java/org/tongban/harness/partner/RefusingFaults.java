package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.Opener;
import org.tongban.harness.forge.Forgery;
import org.tongban.harness.forge.RawEncryption;
import org.tongban.harness.forge.ReadMessage;

/** Regions whose no to what they could not open is not as it should be. */
final class RefusingFaults {
  private RefusingFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.ofSteps(
            "REF-01",
            "refuses-without-signing",
            (good, trade) ->
                good.refusing(
                    refusing ->
                        (wire, from, reason) ->
                            Partner.flipped(refusing.refuse(wire, from, reason)))),
        rewrites(
            "REF-02",
            "refuses-an-ask-that-it-made-up",
            claims -> claims.put("irt", MessageId.next().toString())),
        rewrites(
            "REF-03",
            "refuses-other-bytes",
            claims ->
                ((ObjectNode) claims.path("ask")).put("value", Digest.sha256(new byte[0]).value())),
        rewrites("REF-04", "refuses-to-itself", claims -> claims.set("aud", claims.path("iss"))),
        rewrites(
            "REF-05",
            "refuses-in-the-askers-name",
            claims -> claims.set("iss", claims.path("aud"))),
        Fault.ofSteps("REF-06", "tells-what-was-wrong", RefusingFaults::telling),
        Fault.ofSteps(
            "REF-07",
            "refuses-under-encryption",
            (good, trade) ->
                good.refusing(
                    refusing ->
                        (wire, from, reason) -> {
                          var reply = refusing.refuse(wire, from, reason);
                          var dots = new String(wire, StandardCharsets.ISO_8859_1).equals("....");
                          var suite = trade.script().suites().get(0);
                          return dots
                              ? RawEncryption.encrypt(
                                  reply,
                                  trade.key(from, KeyUse.ENCRYPT, suite).orElseThrow(),
                                  header -> {})
                              : reply;
                        })));
  }

  /** Says which check failed. */
  private static Steps telling(Steps good, Trade trade) {
    var opener =
        new Opener(
            CryptoProvider.choose(),
            trade::own,
            trade.directory(),
            trade.self(),
            Partner.LIMITS,
            trade.clock());
    return good.refusing(
        refusing ->
            (wire, from, reason) -> {
              try {
                opener.openAsk(wire, from);
                return refusing.refuse(wire, from, reason);
              } catch (RefusedException e) {
                var exact =
                    reason.equals(Reason.SIGNATURE_INVALID.code()) ? e.reason().code() : reason;
                return refusing.refuse(wire, from, exact);
              }
            });
  }

  private static Fault rewrites(String check, String name, Consumer<ObjectNode> change) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) ->
            good.refusing(
                refusing ->
                    (wire, from, reason) -> {
                      var reply = refusing.refuse(wire, from, reason);
                      var key = trade.raw(KeyUse.SIGN, trade.script().suites().get(0));
                      return Forgery.of(ReadMessage.of(reply).orElseThrow())
                          .claims(change)
                          .sign(key);
                    }));
  }
}
