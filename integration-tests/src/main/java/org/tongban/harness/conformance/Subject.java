package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.harness.forge.Forgery;

/** The node under test, and how the kit speaks to it. */
final class Subject {
  private static final int LIFE = 60;

  private final MemberCode member;
  private final URI address;
  private final NodeProfile profile;
  private final Setting setting;
  private final Prepared prepared;
  private final Identity asker;
  private final Optional<Identity> second;
  private final ProofGround proofs = new ProofGround(this);
  private final Map<Need, Boolean> known = new EnumMap<>(Need.class);

  Subject(MemberCode member, URI address, NodeProfile profile, Setting setting) {
    this.member = member;
    this.address = address;
    this.profile = profile;
    this.setting = setting;
    this.prepared = new Prepared(profile, setting.catalogue());
    this.asker = Identity.read(setting.keys(), profile.asker());
    this.second =
        profile
            .second()
            .filter(other -> Identity.has(setting.keys(), other))
            .map(other -> Identity.read(setting.keys(), other));
  }

  MemberCode member() {
    return member;
  }

  URI address() {
    return address;
  }

  NodeProfile profile() {
    return profile;
  }

  Setting setting() {
    return setting;
  }

  Identity asker() {
    return asker;
  }

  Optional<Identity> second() {
    return second;
  }

  Directory directory() {
    return setting.trusted().directory();
  }

  Instant now() {
    return setting.clock().instant();
  }

  /** Lets time pass. */
  void pause(Duration time) throws IOException {
    try {
      setting.pause().last(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  Prepared prepared() {
    return prepared;
  }

  /** What was found out already of what must hold. */
  Map<Need, Boolean> known() {
    return known;
  }

  ProofGround proofs() {
    return proofs;
  }

  /** Whether the ask that is answered in the open is of a service that is never answered later. */
  boolean answersAtOnce() {
    return positive()
        .flatMap(prepared()::contract)
        .filter(contract -> !contract.mayBeLater())
        .isPresent();
  }

  Optional<PreparedAsk> positive() {
    return prepared.positive();
  }

  Optional<PreparedAsk> prepared(Outcome outcome) {
    return prepared.prepared(outcome);
  }

  Optional<PreparedAsk> sealed() {
    return prepared.sealed();
  }

  Optional<PreparedAsk> event() {
    return prepared.event();
  }

  boolean relays() {
    return directory().member(member).filter(Member::relay).isPresent();
  }

  /** The relay over which the asker that the profile names is led to the node. */
  Optional<MemberCode> behind() {
    return profile
        .behind()
        .filter(from -> Identity.has(setting.keys(), from))
        .flatMap(from -> directory().relays(from, member).stream().findFirst())
        .filter(relay -> Identity.has(setting.keys(), relay));
  }

  /** The keys of the node that may be relied on now. */
  List<CertifiedKey> keys(KeyUse use) {
    return directory().member(member).map(known -> known.keys(use, now())).orElse(List.of());
  }

  Optional<CertifiedKey> key(KeyUse use, Suite suite) {
    return keys(use).stream().filter(key -> key.suite() == suite).findFirst();
  }

  /** Whether the directory gives both the node and the asker keys of the suite. */
  boolean speaks(Suite suite) {
    return common(asker, member, suite);
  }

  private boolean common(Identity from, MemberCode to, Suite suite) {
    return from.sign().containsKey(suite)
        && has(from.member(), KeyUse.SIGN, suite)
        && has(to, KeyUse.SIGN, suite);
  }

  private boolean has(MemberCode who, KeyUse use, Suite suite) {
    return directory().member(who).stream()
        .anyMatch(known -> !known.keys(use, suite, now()).isEmpty());
  }

  Suite suite() {
    return suite(asker, member);
  }

  Suite suite(Identity from, MemberCode to) {
    return common(from, to, Suite.ES256) ? Suite.ES256 : Suite.SM2;
  }

  /** The ask that is answered, to be signed by {@link #signed}. */
  Forgery good() {
    return draft(positive().orElseThrow(), asker, suite());
  }

  /** The signed bytes of the ask that is answered, changed before. */
  byte[] changed(java.util.function.Consumer<ObjectNode> claims) {
    return signed(good().claims(claims));
  }

  byte[] signed(Forgery forgery) {
    return forgery.sign(asker.sign().get(suite()));
  }

  Forgery draft(PreparedAsk ask, Identity from, Suite suite) {
    var now = now().getEpochSecond();
    return Forgery.of("tongban-ask+jwt", from.sign().get(suite))
        .claims(
            claims -> {
              claims.put("jti", MessageId.next().toString());
              claims.put("iss", from.member().value()).put("aud", member.value());
              claims.put("iat", now).put("exp", now + LIFE);
              claims.put("svc", ask.service().value()).put("ver", ask.version().toString());
              claims.put("purpose", ask.purpose().code());
              claims
                  .putObject("basis")
                  .put("type", ask.basis().type().name())
                  .put("ref", ask.basis().ref());
              ask.agreement().ifPresent(agreement -> claims.put("agr", agreement));
              claims
                  .putObject("actor")
                  .put("system", "conformance")
                  .put("unit", "kit")
                  .put("operator", "kit-1");
              claims.set("body", ask.body().deepCopy());
            });
  }

  Seen post(byte[] wire) throws IOException {
    return Seen.of(asker.client().post(address, wire));
  }

  /** Asks a prepared ask in the suite that is used where nothing depends on it. */
  Seen ask(PreparedAsk ask) throws IOException {
    return post(signed(draft(ask, asker, suite())));
  }

  /** Whether a prepared ask is answered as it should be. */
  boolean isAnswered(Optional<PreparedAsk> ask) throws IOException {
    return ask.isPresent() && ask(ask.get()).outcome().equals(ask.get().outcome().name());
  }
}
