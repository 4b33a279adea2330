package org.tongban.core.seal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Notice;
import org.tongban.core.message.Receipt;
import org.tongban.core.message.Slip;
import org.tongban.core.message.Undelivered;
import org.tongban.core.refusal.RefusedException;

/** Signs with this node's key and encrypts to members of the directory. Thread safe. */
public final class Sealer {
  private final CryptoProvider provider;
  private final Supplier<NodeKeys> keys;
  private final Jws jws;
  private final Jwe jwe;
  private final TrailSigner trails;

  /**
   * @param keys as they are used now; asked for each message
   */
  public Sealer(CryptoProvider provider, Supplier<NodeKeys> keys) {
    this.provider = Objects.requireNonNull(provider, "provider");
    this.keys = Objects.requireNonNull(keys, "keys");
    this.jws = new Jws(provider);
    this.jwe = new Jwe(provider);
    this.trails = new TrailSigner(jws, keys);
  }

  /** The suites that this node can sign in, the preferred one first. */
  public List<Suite> suites() {
    return keys.get().suites();
  }

  /**
   * Signs an ask in a suite that this node speaks.
   *
   * @throws RefusedException {@code PEER_NOT_TRUSTED} when the directory in force gives none of
   *     this node's keys for it
   */
  public SignedAsk sign(Ask ask, Suite suite) {
    var items = ItemClaims.asks(ask.items());
    var head = jws.sign(Typing.ASK, AskClaims.write(ask, items), keys.get().signing(suite));
    var lines = new Lines(head, items);
    return new SignedAsk(ask, lines, suite);
  }

  /** Signs an answer or a refusal in the suite of the ask. */
  public SignedAnswer sign(Answer answer, Suite suite) {
    var items = ItemClaims.answers(answer.items());
    var head =
        jws.sign(Typing.ANSWER, AnswerClaims.write(answer, items), keys.get().signing(suite));
    return new SignedAnswer(answer, new Lines(head, items).joined(), Digest.sha256(head));
  }

  /** Signs a receipt in the suite of the ask. */
  public SignedReceipt sign(Receipt receipt, Suite suite) {
    var bytes = jws.sign(Typing.RECEIPT, ReceiptClaims.write(receipt), keys.get().signing(suite));
    return new SignedReceipt(receipt, bytes, Digest.sha256(bytes));
  }

  /**
   * Signs what a slip's code says, in the suite of the ask.
   *
   * @return a compact JWS
   * @throws RefusedException {@code PEER_NOT_TRUSTED} when the directory in force gives none of
   *     this node's keys for it
   */
  public byte[] sign(Slip slip, Suite suite) {
    return jws.sign(Typing.SLIP, SlipClaims.write(slip), keys.get().signing(suite));
  }

  /**
   * Signs a notice, in a suite that this node speaks.
   *
   * @return a compact JWS
   * @throws RefusedException {@code PEER_NOT_TRUSTED} when the directory in force gives none of
   *     this node's keys for it
   */
  public byte[] sign(Notice notice, Suite suite) {
    return jws.sign(Typing.NOTICE, NoticeClaims.write(notice), keys.get().signing(suite));
  }

  /**
   * Signs that an ask of this node was never handed over, in the suite of the ask.
   *
   * @return a compact JWS
   * @throws RefusedException {@code PEER_NOT_TRUSTED} when the directory in force gives none of
   *     this node's keys for it
   */
  public byte[] sign(Undelivered said, Suite suite) {
    return jws.sign(Typing.UNDELIVERED, UndeliveredClaims.write(said), keys.get().signing(suite));
  }

  /**
   * The key with which a proof is signed.
   *
   * @throws RefusedException {@code PEER_NOT_TRUSTED} when the directory in force gives none of
   *     this node's keys for it
   */
  public EvidenceKey evidenceKey(Suite suite) {
    return new EvidenceKey(provider, keys.get().signing(suite));
  }

  /** A key for what is about no message of a suite: the one of ES256 where the node has it. */
  public EvidenceKey evidenceKey() {
    var held = keys.get();
    return new EvidenceKey(
        provider, held.signing(held.suites().contains(Suite.ES256) ? Suite.ES256 : Suite.SM2));
  }

  /** Encrypts to the recipient, or passes the signed bytes on where none is given. */
  public SealedAsk seal(SignedAsk signed, Optional<CertifiedKey> recipient) {
    var wire = recipient.map(key -> jwe.encrypt(signed.bytes(), key)).orElseGet(signed::bytes);
    return new SealedAsk(signed, wire, recipient.isPresent());
  }

  /**
   * Encrypts to the recipient and makes it out to the first relay.
   *
   * @param relays those on the way, the first that is met first; at least one
   */
  public SealedAsk seal(SignedAsk signed, CertifiedKey recipient, List<MemberCode> relays) {
    var trail = trails.begin(signed, jwe.encrypt(signed.bytes(), recipient), relays);
    return new SealedAsk(signed, trail, relays);
  }

  /** Adds this node's statement to a message that it relays. */
  public PassedRelay pass(OpenedRelay opened, Instant now) {
    return new PassedRelay(opened, trails.pass(opened.trail(), opened.next(), now));
  }

  /** Adds this node's statement to an answer that goes back on the way of its ask. */
  public PassedReturn pass(OpenedReturn opened, Instant now) {
    return new PassedReturn(opened, trails.back(opened.trail(), now));
  }

  /**
   * Seals the answer to an ask: in the open or encrypted as the recipient says, and where the ask
   * came over relays, for the way back.
   */
  public SealedAnswer seal(SignedAnswer signed, Optional<CertifiedKey> recipient, OpenedAsk ask) {
    var sealed = seal(signed, recipient);
    return ask.trail()
        .map(trail -> trails.turn(trail, sealed.wire(), signed.answer().issuedAt()))
        .map(trail -> new SealedAnswer(signed, trail.wire(), sealed.encrypted()))
        .orElse(sealed);
  }

  /** Encrypts to the recipient, or passes the signed bytes on where none is given. */
  public SealedAnswer seal(SignedAnswer signed, Optional<CertifiedKey> recipient) {
    var wire = recipient.map(key -> jwe.encrypt(signed.bytes(), key)).orElseGet(signed::bytes);
    return new SealedAnswer(signed, wire, recipient.isPresent());
  }

  /**
   * Seals a receipt as the answer to the ask is sealed: in the open or encrypted as the recipient
   * says, and where the ask came over relays, for the way back.
   */
  public SealedReceipt seal(SignedReceipt signed, Optional<CertifiedKey> recipient, OpenedAsk ask) {
    var sealed = recipient.map(key -> jwe.encrypt(signed.bytes(), key)).orElseGet(signed::bytes);
    var wire =
        ask.trail()
            .map(trail -> trails.turn(trail, sealed, signed.receipt().issuedAt()).wire())
            .orElse(sealed);
    return new SealedReceipt(signed, wire, recipient.isPresent());
  }
}
