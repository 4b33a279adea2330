package org.tongban.harness.partner;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.core.seal.Opener;
import org.tongban.core.seal.SealedAnswer;
import org.tongban.core.seal.Sealer;
import org.tongban.core.seal.TimeLimits;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.harness.scenario.Behaviour.Signature;
import org.tongban.harness.scenario.PartnerScript;
import org.tongban.harness.scenario.ScriptedAnswer;

/** A simulated region: opens what it is sent, answers by its script, misbehaves as it is told. */
final class Partner {
  static final TimeLimits LIMITS = new TimeLimits(Duration.ofSeconds(30), Duration.ofMinutes(10));

  private final PartnerScript script;
  private final Catalogue catalogue;
  private final Opener opener;
  private final Speech speech;
  private final Set<MessageId> seen = ConcurrentHashMap.newKeySet();

  /**
   * @param signing whose keys sign; the partner's own unless its script wants another's
   */
  Partner(
      PartnerScript script,
      NodeKeys own,
      NodeKeys signing,
      Supplier<TrustedDirectory> directory,
      Catalogue catalogue,
      Clock trueClock) {
    this.script = Objects.requireNonNull(script, "script");
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    var provider = CryptoProvider.choose();
    var clock = Clock.offset(trueClock, script.behaviour().clock());
    opener = new Opener(provider, () -> own, directory, script.code(), LIMITS, clock);
    speech = new Speech(script.code(), new Sealer(provider, () -> signing), directory, clock);
  }

  PartnerScript script() {
    return script;
  }

  /**
   * The reply to a message.
   *
   * @param from the member that the TLS handshake proved
   */
  byte[] reply(byte[] wire, MemberCode from) {
    var reply = sealed(wire, from).wire();
    return script.behaviour().signature() == Signature.BROKEN ? flipped(reply) : reply;
  }

  private SealedAnswer sealed(byte[] wire, MemberCode from) {
    try {
      var opened = opener.openAsk(wire, from);
      var refuses = script.behaviour().refuses();
      return refuses.isPresent()
          ? speech.refusal(opened, refuses.get(), List.of())
          : answered(opened);
    } catch (RefusedException e) {
      return speech.refusal(wire, from, e.reason().code());
    }
  }

  private SealedAnswer answered(OpenedAsk opened) {
    var ask = opened.ask();
    var versions = script.services().get(ask.service());
    if (!seen.add(ask.id())) {
      return speech.refusal(opened, Reason.SEEN_BEFORE.code(), List.of());
    }
    if (versions == null) {
      return speech.refusal(opened, Reason.CATALOGUE_ITEM_UNKNOWN.code(), List.of());
    }
    if (!versions.contains(ask.version())) {
      return speech.refusal(opened, Reason.VERSION_NOT_ACCEPTED.code(), versions);
    }
    try {
      catalogue.checkAsk(ask);
    } catch (RefusedException e) {
      return speech.refusal(opened, e.reason().code(), List.of());
    }
    var scripted =
        script.answers().stream().filter(one -> one.fits(ask.service(), ask.body())).findFirst();
    return speech.answer(opened, scripted.orElseGet(() -> ScriptedAnswer.notFound(ask.service())));
  }

  /** One bit of the last part, which is the signature or the tag of the encryption. */
  private static byte[] flipped(byte[] wire) {
    var copy = Arrays.copyOf(wire, wire.length);
    var at = copy.length - 10;
    // stays in the alphabet of base64url
    copy[at] = (byte) (copy[at] == 'A' ? 'B' : 'A');
    return copy;
  }
}
