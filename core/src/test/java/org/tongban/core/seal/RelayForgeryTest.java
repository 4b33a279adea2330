package org.tongban.core.seal;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.THIRD;
import static org.tongban.core.seal.Refusals.refused;
import static org.tongban.core.seal.Relays.CITY;
import static org.tongban.core.seal.Relays.PROVINCE;
import static org.tongban.core.seal.Relays.WAY;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Validity;
import org.tongban.core.refusal.Reason;

/** What a relay, or whoever sits at one, could do to a message, and how far it gets. */
class RelayForgeryTest {
  private final SealedAsk sent = Relays.sealed(Federation.ask(), suite());
  private final byte[] atCity = Relays.pass(PROVINCE, sent.wire(), ASKER).wire();

  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
  }

  private Suite other() {
    return suite() == Suite.ES256 ? Suite.SM2 : Suite.ES256;
  }

  static Stream<Arguments> statements() {
    var other = Digest.sha256(new byte[] {1}).value();
    return Stream.of(
        said("another exchange", c -> c.put("jti", MessageId.next().toString())),
        said("another asker", c -> c.put("asker", THIRD.code().value())),
        said("another limit", c -> c.put("relays", 1)),
        said("longer time", c -> c.put("exp", c.get("exp").asLong() + 1)),
        said("in another's place", c -> c.put("iss", THIRD.code().value())),
        said("other predecessor", c -> ((ObjectNode) c.get("previous")).put("value", other)),
        said("no predecessor", c -> c.remove("previous")),
        said("no limit", c -> c.remove("relays")),
        said("limit nought", c -> c.put("relays", 0)),
        said("limit above the federation's", c -> c.put("relays", 3)),
        said("no digest", c -> c.remove("sealed")),
        said("unknown claim", c -> c.put("note", Federation.CITIZEN)),
        said("member no code", c -> c.put("aud", Federation.CITIZEN)));
  }

  private static Arguments said(String name, Consumer<ObjectNode> spoil) {
    return argumentSet(name, spoil);
  }

  @ParameterizedTest
  @MethodSource("statements")
  void aStatementThatDoesNotFollowTheOneBeforeBreaksTheWay(Consumer<ObjectNode> spoil) {
    // Given
    var claims = Relays.following(atCity);
    spoil.accept(claims);
    var signer = claims.path("iss").asText().equals(THIRD.code().value()) ? THIRD : CITY;
    var wire = Relays.followed(atCity, signer, suite(), spoil);

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(wire));
  }

  static Stream<Arguments> beginnings() {
    var digest = Digest.sha256(new byte[] {1}).value();
    return Stream.of(
        said("for another asker", c -> c.put("asker", THIRD.code().value())),
        said(
            "behind another",
            c -> c.putObject("previous").put("alg", "sha-256").put("value", digest)),
        said("without a time of validity", c -> c.put("exp", c.get("iat").asLong())));
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void theFirstStatementIsTheAskersOwnAndTheBeginning(Consumer<ObjectNode> spoil) {
    // Given
    var wire = Relays.begun(sent, suite(), spoil);

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> Relays.relay(PROVINCE).openRelay(wire, ASKER.code()));
  }

  @Test
  void otherSealedBytesAreNoticed() {
    // Given: good in themselves, sealed to the same member
    var parts = Relays.parts(Relays.arrived(sent).wire());
    parts.set(3, Relays.parts(Relays.sealed(Federation.ask(), suite()).wire()).get(1));

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(Relays.wire(parts)));
  }

  @Test
  void sealedBytesThatTheRelayVouchesForItselfAreNoticed() {
    // Given: its statement names the digest of what it put there
    var sealed = Relays.parts(Relays.sealed(Federation.ask(), suite()).wire()).get(1);
    var value = Digest.sha256(Forge.utf8(sealed)).value();
    var wire =
        Relays.followed(
            atCity, CITY, suite(), c -> ((ObjectNode) c.get("sealed")).put("value", value));
    var parts = Relays.parts(wire);
    parts.set(3, sealed);

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(Relays.wire(parts)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aStatementThatWasChangedIsNoticed(int index) {
    // Given
    var parts = Relays.parts(Relays.arrived(sent).wire());
    var hop = Forge.utf8(parts.get(index));
    var claims = Forge.text(Forge.decode(Forge.part(hop, 1))).replace("320509", "330421");
    parts.set(index, Forge.text(Forge.part(hop, 1, Forge.encode(Forge.utf8(claims)))));

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(Relays.wire(parts)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aStatementThatIsLeftOutIsNoticed(int index) {
    // Given
    var parts = Relays.parts(Relays.arrived(sent).wire());
    parts.remove(index);
    var reason = index == 2 ? Reason.NOT_FOR_THIS_NODE : Reason.ENVELOPE_MALFORMED;

    // When // Then
    refused(reason, () -> open(Relays.wire(parts)));
  }

  @Test
  void statementsInAnotherOrderAreNoticed() {
    // Given
    var parts = Relays.parts(Relays.arrived(sent).wire());
    Collections.swap(parts, 0, 1);

    // When // Then
    refused(Reason.RELAY_LOOP, () -> open(Relays.wire(parts)));
  }

  @Test
  void aStatementInTheNameOfAnotherIsNotBelieved() {
    // Given: the city's statement signed by somebody else, and that of a relay in no directory
    var byThird = Relays.followed(atCity, THIRD, suite(), claims -> {});
    var stranger = new Party(CITY.code(), Federation.AUTHORITIES);
    var byStranger = Relays.followed(atCity, stranger, suite(), claims -> {});

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(byThird));
    refused(Reason.SIGNATURE_INVALID, () -> open(byStranger));
  }

  @Test
  void aRevokedOrSuspendedRelayIsNotBelieved() {
    // Given
    var arrived = Relays.arrived(sent).wire();
    var revoked = Relays.tree();
    Federation.key(revoked, PROVINCE, KeyUse.SIGN, suite()).put("revoked", true);
    var suspended = Relays.tree();
    Federation.member(suspended, PROVINCE).put("status", "suspended");

    // When // Then
    for (var tree : List.of(revoked, suspended)) {
      var opener = Federation.opener(ANSWERER, tree, CLOCK);
      refused(Reason.SIGNATURE_INVALID, () -> opener.openAsk(arrived, CITY.code()));
    }
  }

  @Test
  void aStatementOfTheOtherSuiteDoesNotFollow() {
    // Given
    var wire = Relays.followed(atCity, CITY, other(), claims -> {});

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(wire));
  }

  @Test
  void anAskOfTheOtherSuiteIsNotWhatTheWayIsAbout() {
    // Given: the asker's ask in one suite under statements in the other
    var begun = Relays.sealed(sent.signed().ask(), other());
    var sealed = Relays.parts(begun.wire()).get(1);
    var wire =
        Relays.begun(
            sent,
            suite(),
            c ->
                ((ObjectNode) c.get("sealed"))
                    .put("value", Digest.sha256(Forge.utf8(sealed)).value()));
    var parts = Relays.parts(wire);
    parts.set(1, sealed);
    var arrived =
        Relays.pass(CITY, Relays.pass(PROVINCE, Relays.wire(parts), ASKER).wire(), PROVINCE);

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(arrived.wire()));
  }

  @Test
  void theAskOfAnotherMemberCannotBeBroughtAsOnesOwn() {
    // Given: a third member sends what the asker sealed, under its own name
    var stolen = Relays.parts(sent.wire()).get(1);
    var own = Relays.sealed(THIRD, askOf(THIRD), suite(), WAY);
    var claims =
        Relays.begun(
            own,
            suite(),
            c ->
                ((ObjectNode) c.get("sealed"))
                    .put("value", Digest.sha256(Forge.utf8(stolen)).value()));
    var payload = Forge.decode(Forge.part(Forge.utf8(Relays.parts(claims).get(0)), 1));
    var statement = Forge.jws(Typing.HOP, payload, THIRD.held(KeyUse.SIGN, suite()));
    var wire = Relays.wire(List.of(Forge.text(statement), stolen));
    var arrived = Relays.pass(CITY, Relays.pass(PROVINCE, wire, THIRD).wire(), PROVINCE);

    // When // Then
    refused(Reason.NOT_FROM_THIS_PEER, () -> open(arrived.wire()));
  }

  static Stream<Arguments> otherExchanges() {
    return Stream.of(
        said("another id", c -> c.put("jti", MessageId.next().toString())),
        said("another end", c -> c.put("exp", c.get("exp").asLong() + 1)));
  }

  @ParameterizedTest
  @MethodSource("otherExchanges")
  void aWayOfOneExchangeDoesNotCarryAnother(Consumer<ObjectNode> spoil) {
    // Given: an ask of the same asker under statements that are not about it
    var wire = Relays.begun(sent, suite(), spoil);
    var arrived = Relays.pass(CITY, Relays.pass(PROVINCE, wire, ASKER).wire(), PROVINCE);

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(arrived.wire()));
  }

  @Test
  void nothingIsRelayedThatIsNotSealedToItsTarget() {
    // Given
    var signed = Forge.text(sent.signed().bytes());
    var sealer = Federation.sealer(ASKER);
    var key =
        Federation.trusted(Relays.tree())
            .directory()
            .member(PROVINCE.code())
            .orElseThrow()
            .keys(KeyUse.ENCRYPT, suite(), NOW)
            .get(0);
    var toRelay = sealer.seal(sent.signed(), Optional.of(key)).wire();

    // When // Then
    var good = Forge.utf8(Relays.parts(sent.wire()).get(1));
    var header = Forge.text(Forge.decode(Forge.part(good, 0)));
    var toSigner =
        header.replace(
            ANSWERER.held(KeyUse.ENCRYPT, suite()).thumbprint(),
            ANSWERER.held(KeyUse.SIGN, suite()).thumbprint());
    var wrongUse = Forge.text(Forge.part(good, 0, Forge.encode(Forge.utf8(toSigner))));
    for (var sealed : List.of(signed, Forge.text(toRelay), wrongUse, "", "A.A.A.A.A")) {
      var wire =
          Relays.begun(
              sent,
              suite(),
              c ->
                  ((ObjectNode) c.get("sealed"))
                      .put("value", Digest.sha256(Forge.utf8(sealed)).value()));
      var parts = Relays.parts(wire);
      parts.set(1, sealed);
      refused(
          Reason.ENVELOPE_MALFORMED,
          () -> Relays.relay(PROVINCE).openRelay(Relays.wire(parts), ASKER.code()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"~", "~~", "A~", "~A.B.C", "a.b.c~a.b.c", "\u0000~\u00ff"})
  void whatIsNoWayAtAllIsMalformed(String text) {
    // When // Then
    refused(
        Reason.ENVELOPE_MALFORMED,
        () -> Relays.relay(PROVINCE).openRelay(Forge.utf8(text), ASKER.code()));
  }

  private static Ask askOf(Party issuer) {
    var ask = Federation.ask();
    return new Ask(
        ask.id(),
        issuer.code(),
        ask.audience(),
        new Validity(ask.validity().issuedAt(), ask.validity().expiresAt()),
        ask.service(),
        ask.version(),
        ask.purpose(),
        ask.basis(),
        ask.agreement(),
        ask.actor(),
        ask.caseNumber(),
        ask.body());
  }

  private static OpenedAsk open(byte[] wire) {
    return Relays.opener(ANSWERER).openAsk(wire, CITY.code());
  }
}
