package org.tongban.harness.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Validity;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.OpenedAnswer;
import org.tongban.core.seal.Opener;
import org.tongban.core.seal.SealedAsk;
import org.tongban.core.seal.Sealer;
import org.tongban.core.seal.TrustedDirectory;

/**
 * A simulated region that asks: {@link #ask} signs, encrypts where the contract or a relay demands
 * it, sends over mutual TLS to where the directory says, and opens the answer. Each step can be
 * taken by itself. Thread safe; it keeps its connections.
 */
public final class AskingPartner {
  private static final Duration LIFE = Duration.ofSeconds(60);
  private static final Actor ACTOR = new Actor("partner", "civil-affairs", "clerk-1");

  private final MemberCode self;
  private final Supplier<TrustedDirectory> directory;
  private final Catalogue catalogue;
  private final Clock clock;
  private final Sealer sealer;
  private final Opener opener;
  private final PartnerPost post;

  private AskingPartner(
      MemberCode self,
      NodeKeys keys,
      Supplier<TrustedDirectory> directory,
      Catalogue catalogue,
      Clock clock) {
    this.self = self;
    this.directory = directory;
    this.catalogue = catalogue;
    this.clock = clock;
    var provider = CryptoProvider.choose();
    sealer = new Sealer(provider, () -> keys);
    opener = new Opener(provider, () -> keys, directory, self, Partner.LIMITS, clock);
    post = new PartnerPost(keys.tls(), directory, clock);
  }

  /**
   * A region of the directory whose keys are at hand.
   *
   * @param suites those that it has keys of, the preferred one first
   * @throws org.tongban.core.seal.KeyFileException when a key is missing
   */
  public static AskingPartner of(
      MemberCode self,
      List<Suite> suites,
      PartnerFiles files,
      Supplier<TrustedDirectory> directory,
      Catalogue catalogue,
      Clock clock) {
    Objects.requireNonNull(self, "self");
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(catalogue, "catalogue");
    Objects.requireNonNull(clock, "clock");
    return new AskingPartner(self, files.keys(self, suites), directory, catalogue, clock);
  }

  public MemberCode self() {
    return self;
  }

  /**
   * Asks in the first common suite of the contract.
   *
   * @throws RefusedException {@code PEER_UNREACHABLE, PEER_TIMEOUT, PEER_NOT_TRUSTED,
   *     ANSWER_INVALID, ANSWER_MISMATCHED, ANSWER_VIOLATES_CONTRACT} when there is no answer that
   *     can be believed; a signed refusal is an answer
   */
  public OpenedAnswer ask(Question question) {
    return ask(question, suite(question));
  }

  /** As {@link #seal(Question, Suite)} in the first common suite of the contract. */
  public SealedAsk seal(Question question) {
    return seal(question, suite(question));
  }

  /** Asks in that suite. */
  public OpenedAnswer ask(Question question, Suite suite) {
    var sealed = seal(question, suite);
    return open(post(sealed), sealed);
  }

  /** Signs with a fresh id, and encrypts where the contract or a relay on the way demands it. */
  public SealedAsk seal(Question question, Suite suite) {
    var signed = sealer.sign(draft(question), suite);
    var relays = directory.get().directory().relays(self, question.to());
    if (!relays.isEmpty()) {
      return sealer.seal(signed, encryptionKey(question, suite), relays);
    }
    return sealer.seal(
        signed,
        endToEnd(question) ? Optional.of(encryptionKey(question, suite)) : Optional.empty());
  }

  /** Sends to the member that is asked, or to the first relay before it: the bytes of the reply. */
  public byte[] post(SealedAsk sealed) {
    return post.send(sealed.next(), sealed.wire(), !sealed.relays().isEmpty());
  }

  /** Posts any bytes straight to a member, also such as no region would send. */
  public byte[] post(MemberCode to, byte[] wire) {
    return post.send(to, wire, false);
  }

  /** Opens the reply, which must answer this very ask and keep the contract. */
  public OpenedAnswer open(byte[] reply, SealedAsk sealed) {
    var opened = opener.openAnswer(reply, sealed);
    var ask = sealed.signed().ask();
    var answer = opened.answer();
    var violations =
        catalogue
            .find(ask.service(), ask.version())
            .map(contract -> catalogue.checkAnswer(contract, answer.outcome(), answer.body()))
            .orElseGet(List::of);
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.ANSWER_VIOLATES_CONTRACT, violations);
    }
    return opened;
  }

  /** The ask before it is signed: a fresh id, and a minute of life from now. */
  public Ask draft(Question question) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Ask(
        MessageId.next(),
        self,
        question.to(),
        new Validity(now, now.plus(LIFE)),
        question.service(),
        question.version(),
        question.purpose(),
        question.basis(),
        question.agreement(),
        ACTOR,
        Optional.empty(),
        question.body());
  }

  /** The first suite of the contract that both ends have keys of. */
  private Suite suite(Question question) {
    var encrypts =
        endToEnd(question) || !directory.get().directory().relays(self, question.to()).isEmpty();
    var contract = catalogue.find(question.service(), question.version());
    var suites =
        contract
            .map(known -> known.suites().stream().map(Suite::valueOf).toList())
            .orElseGet(sealer::suites);
    return suites.stream()
        .filter(suite -> sealer.suites().contains(suite))
        .filter(suite -> key(question.to(), KeyUse.SIGN, suite).isPresent())
        .filter(suite -> !encrypts || key(question.to(), KeyUse.ENCRYPT, suite).isPresent())
        .findFirst()
        .orElseThrow(
            () -> new RefusedException(Reason.PEER_NOT_TRUSTED, "no suite is common to both"));
  }

  private boolean endToEnd(Question question) {
    return catalogue
        .find(question.service(), question.version())
        .filter(contract -> contract.endToEnd())
        .isPresent();
  }

  private CertifiedKey encryptionKey(Question question, Suite suite) {
    return key(question.to(), KeyUse.ENCRYPT, suite)
        .orElseThrow(
            () -> new RefusedException(Reason.PEER_NOT_TRUSTED, "no key of " + suite + " for it"));
  }

  private Optional<CertifiedKey> key(MemberCode member, KeyUse use, Suite suite) {
    return directory.get().directory().member(member).stream()
        .flatMap(known -> known.keys(use, suite, clock.instant()).stream())
        .findFirst();
  }
}
