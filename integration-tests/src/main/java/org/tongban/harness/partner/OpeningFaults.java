package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Regions that believe what they shouldn't, each for one reason. */
final class OpeningFaults {
  private static final Set<String> CLAIMS =
      Set.of(
          "jti", "iss", "aud", "iat", "exp", "svc", "ver", "purpose", "basis", "agr", "actor",
          "case", "body", "resumes", "items");
  private static final long MOST = 600;

  private OpeningFaults() {}

  static List<Fault> all() {
    return List.of(
        believes("ENV-01", "a-flipped-bit-in-the-signature", Looks::flipped),
        believes("ENV-02", "a-signature-of-another-ask", Looks::ofAnotherAsk),
        believes(
            "ENV-03",
            "no-signature",
            look -> look.signature().isEmpty() && Looks.alg(look, "ES256")),
        believes("ENV-04", "a-signature-of-zeros", look -> Looks.known(look) && Looks.zeros(look)),
        believes("ENV-05", "a-signature-in-der", look -> look.plainSignature().length > 65),
        believes(
            "ENV-06",
            "any-key-of-the-member",
            look -> Looks.plain(look) && Looks.known(look) && look.isSignedWith(KeyUse.TLS)),
        believes(
            "ENV-07",
            "a-key-for-another-use",
            look -> Looks.plain(look) && !Looks.known(look) && look.isSignedWith(KeyUse.TLS)),
        believes("ENV-08", "alg-none", look -> Looks.alg(look, "none")),
        believes("ENV-09", "alg-hmac", look -> Looks.alg(look, "HS256")),
        believes(
            "ENV-10",
            "the-algorithm-of-the-header",
            look ->
                look.signed()
                    && Looks.plain(look)
                    && Looks.alg(look, "urn:oid:1.2.156.10197.1.501")),
        believes("ENV-11", "an-embedded-key", look -> look.header().has("jwk")),
        believes("ENV-12", "an-embedded-certificate", look -> look.header().has("x5c")),
        believes("ENV-13", "an-embedded-key-address", look -> look.header().has("jku")),
        believes("ENV-14", "a-key-id", look -> look.signed() && look.header().has("kid")),
        believes("ENV-15", "a-critical-header", look -> look.header().has("crit")),
        believes(
            "ENV-16",
            "a-message-of-another-type",
            look ->
                look.signed()
                    && look.header().path("typ").asText().equals("tongban-answer+jwt")
                    && Looks.once(look.headerText(), "\"typ\"")),
        believes(
            "ENV-17", "a-message-of-no-type", look -> look.signed() && !look.header().has("typ")),
        believes(
            "ENV-18",
            "a-message-without-certificate",
            look -> look.signed() && !look.header().has("x5t#S256")),
        believes(
            "ENV-19",
            "an-unknown-certificate",
            look -> look.signed() && look.header().has("x5t#S256") && !Looks.known(look)),
        believes(
            "ENV-20",
            "a-header-with-a-name-twice",
            look -> !Looks.once(look.headerText(), "\"typ\"")),
        believes(
            "ENV-21",
            "claims-with-a-name-twice",
            look -> !Looks.once(look.payloadText(), "\"purpose\"")),
        believes(
            "ENV-22",
            "unknown-claims",
            look -> Looks.plain(look) && look.signed() && !CLAIMS.containsAll(names(look))),
        believes(
            "ENV-23",
            "a-missing-claim",
            look -> Looks.plain(look) && look.claims().has("svc") && !look.claims().has("purpose")),
        believes("ENV-24", "a-number-as-text", look -> look.isText("iat")),
        believes(
            "ENV-25",
            "an-id-of-another-form",
            look ->
                Looks.plain(look)
                    && look.signed()
                    && !isId(look.claims().path("jti").asText())
                    && look.claims().has("jti")),
        believes("ENV-26", "a-payload-that-is-a-list", look -> look.payloadText().equals("[]")),
        believes(
            "ENV-27", "something-behind-the-payload", look -> look.payloadText().endsWith("}{}")),
        believes(
            "ENV-28",
            "bytes-that-are-no-utf-8",
            look -> look.payloadText().contains("\ufffd") && look.signed()),
        believes(
            "ENV-29", "deep-nesting", look -> look.payloadText().contains("{\"a\":".repeat(50))),
        believes(
            "ENV-30",
            "a-newline-behind",
            look -> look.signature().length() == 87 && look.signature().endsWith("\n")),
        believes("ENV-31", "padding", look -> look.signature().endsWith("=")),
        believes("ENV-32", "another-spelling", Looks::respelt),
        tells("ENV-33", "nothing", look -> look.wire().length == 0),
        tells("ENV-34", "garbage", look -> look.wire().length > 0 && look.wire()[0] == 0),
        tells("ENV-35", "three-empty-parts", look -> look.wire().length == 2),
        believes(
            "ENV-36",
            "look-alike-digits",
            look -> look.claims().path("iss").asText().chars().anyMatch(c -> c > 0xff00)),
        believes(
            "ENV-37",
            "a-path-as-service",
            look -> look.claims().path("svc").asText().contains("/")),
        believes(
            "TIME-01",
            "an-expired-ask",
            look -> look.reason() == Reason.TOO_OLD && life(look) <= MOST),
        believes(
            "TIME-02", "an-ask-from-the-future", look -> look.reason() == Reason.NOT_YET_VALID),
        believes(
            "TIME-03",
            "an-ask-that-lives-long",
            look -> look.reason() == Reason.TOO_OLD && life(look) > MOST),
        believes(
            "TIME-04",
            "an-ask-that-ends-before-it-begins",
            look -> Looks.plain(look) && look.signed() && life(look) < 0),
        believes(
            "ADR-01",
            "an-ask-to-another-member",
            look -> look.reason() == Reason.NOT_FOR_THIS_NODE),
        believes(
            "LAT-02",
            "any-word-for-the-ask-before",
            look -> Looks.plain(look) && look.signed() && !isId(look.claims().path("resumes"))),
        believes("ADR-02", "a-list-of-addressees", look -> look.claims().path("aud").isArray()),
        believes(
            "ADR-03",
            "another-issuer-than-the-signer",
            look ->
                look.signed()
                    && look.claims().path("iss").asText().equals(look.trade().self().value())),
        believes("ADR-04", "a-stolen-ask", OpeningFaults::isStolen));
  }

  private static boolean isId(JsonNode claim) {
    try {
      return claim.isMissingNode() || MessageId.parse(claim.asText()) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Fault believes(String check, String name, Predicate<Look> defect) {
    return Fault.ofSteps(
        check,
        "believes-" + name,
        (good, trade) -> good.opening(opening -> overlooking(opening, trade, defect)));
  }

  /** Says something else of it than it should. */
  private static Fault tells(String check, String name, Predicate<Look> defect) {
    return Fault.ofSteps(
        check,
        "breaks-on-" + name,
        (good, trade) ->
            good.refusing(
                refusing ->
                    (wire, from, reason) ->
                        refusing.refuse(
                            wire,
                            from,
                            defect.test(
                                    Look.at(trade, from, Reason.ENVELOPE_MALFORMED, wire, false))
                                ? Reason.INTERNAL_ERROR.code()
                                : reason)));
  }

  static Steps.Opening overlooking(Steps.Opening good, Trade trade, Predicate<Look> defect) {
    return (wire, from) -> {
      try {
        return good.open(wire, from);
      } catch (RefusedException e) {
        var look = Look.at(trade, from, e.reason(), wire, false);
        if (defect.test(look)) {
          return look.heard();
        }
        throw e;
      }
    };
  }

  /** Somebody else brings it than who asks. */
  private static boolean isStolen(Look look) {
    return look.reason() == Reason.NOT_FROM_THIS_PEER
        && !look.claims().path("iss").asText().equals(look.from().value());
  }

  private static long life(Look look) {
    return look.claims().path("exp").asLong() - look.claims().path("iat").asLong();
  }

  private static Set<String> names(Look look) {
    var names = new TreeSet<String>();
    look.claims().fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean isId(String text) {
    try {
      return MessageId.parse(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
