package org.tongban.harness.conformance;

import java.util.List;
import java.util.stream.IntStream;
import org.tongban.harness.forge.Attack;
import org.tongban.harness.forge.Ground;

/** What is no message of the protocol, whatever else is good about it. */
final class EnvelopeChecks {
  private static final String FORM = "The signed form";
  private static final String CLAIMS = "Claims of an ask";
  private static final String OPENING = "Opening an ask";

  private record Row(Attack attack, String section) {}

  /** Their numbers are their places, so a new one goes to the end. */
  private static final List<Row> ROWS =
      List.of(
          new Row(Attack.SIGNATURE_FLIPPED, OPENING),
          new Row(Attack.PAYLOAD_FLIPPED, OPENING),
          new Row(Attack.SIGNATURE_EMPTY, FORM),
          new Row(Attack.SIGNATURE_OF_ZEROS, OPENING),
          new Row(Attack.SIGNATURE_IN_DER, FORM),
          new Row(Attack.SIGNED_BY_ANOTHER_KEY, OPENING),
          new Row(Attack.SIGNED_WITH_THE_KEY_FOR_TLS, OPENING),
          new Row(Attack.ALG_NONE, FORM),
          new Row(Attack.ALG_HMAC, FORM),
          new Row(Attack.ALG_OF_ANOTHER_SUITE, FORM),
          new Row(Attack.KEY_EMBEDDED, FORM),
          new Row(Attack.CERTIFICATE_EMBEDDED, FORM),
          new Row(Attack.KEY_ADDRESS_EMBEDDED, FORM),
          new Row(Attack.KEY_ID_ADDED, FORM),
          new Row(Attack.CRITICAL_HEADER, FORM),
          new Row(Attack.TYPE_OF_AN_ANSWER, FORM),
          new Row(Attack.TYPE_MISSING, FORM),
          new Row(Attack.CERTIFICATE_MISSING, FORM),
          new Row(Attack.CERTIFICATE_UNKNOWN, OPENING),
          new Row(Attack.HEADER_NAME_TWICE, FORM),
          new Row(Attack.CLAIM_NAME_TWICE, FORM),
          new Row(Attack.CLAIM_UNKNOWN, FORM),
          new Row(Attack.CLAIM_MISSING, CLAIMS),
          new Row(Attack.CLAIM_OF_ANOTHER_TYPE, CLAIMS),
          new Row(Attack.ID_OF_ANOTHER_FORM, CLAIMS),
          new Row(Attack.PAYLOAD_NO_OBJECT, FORM),
          new Row(Attack.PAYLOAD_WITH_SOMETHING_BEHIND, FORM),
          new Row(Attack.PAYLOAD_NO_UTF_8, FORM),
          new Row(Attack.NESTED_DEEP, FORM),
          new Row(Attack.NEWLINE_BEHIND, FORM),
          new Row(Attack.PADDED, FORM),
          new Row(Attack.SPELT_OTHERWISE, FORM),
          new Row(Attack.NOTHING, FORM),
          new Row(Attack.GARBAGE, FORM),
          new Row(Attack.THREE_EMPTY_PARTS, FORM),
          new Row(Attack.MEMBER_IN_LOOK_ALIKE_DIGITS, CLAIMS),
          new Row(Attack.PATH_AS_SERVICE, CLAIMS));

  private EnvelopeChecks() {}

  static List<Check> checks() {
    return IntStream.range(0, ROWS.size())
        .mapToObj(
            place ->
                new Check(
                    "ENV-%02d".formatted(place + 1),
                    ROWS.get(place).section(),
                    Probes.ANSWERED,
                    Probes.unbelieved(node -> ROWS.get(place).attack().make(ground(node)))))
        .toList();
  }

  private static Ground ground(Subject node) {
    var asker = node.asker();
    return new Ground(node::good, asker.sign().get(node.suite()), asker.tls());
  }
}
