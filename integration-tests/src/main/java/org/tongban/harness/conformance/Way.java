package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.forge.Forgery;
import org.tongban.harness.forge.RawEncryption;
import org.tongban.harness.forge.ReadMessage;

/** A sealed ask with the statements of those who passed it on, made by hand. */
final class Way {
  private static final String RELAY = "application/vnd.tongban.relay";

  private final Suite suite;
  private final Identity asker;
  private final ObjectNode ask;
  private final byte[] sealed;
  private final List<byte[]> hops = new ArrayList<>();

  private Way(Suite suite, Identity asker, ObjectNode ask, byte[] sealed) {
    this.suite = suite;
    this.asker = asker;
    this.ask = ask;
    this.sealed = sealed;
  }

  /**
   * Signed by the asker and encrypted to the target, before anybody has passed it on.
   *
   * @param change of the ask before it is signed
   */
  static Way to(
      Subject node,
      Identity asker,
      MemberCode target,
      PreparedAsk ask,
      Consumer<ObjectNode> change) {
    var suite = node.suite(asker, target);
    var draft =
        node.draft(ask, asker, suite).claims(c -> c.put("aud", target.value())).claims(change);
    var signed = draft.sign(asker.sign().get(suite));
    var key = key(node, target, suite);
    return new Way(suite, asker, draft.claims(), RawEncryption.encrypt(signed, key, header -> {}));
  }

  private static CertifiedKey key(Subject node, MemberCode target, Suite suite) {
    return node.directory().member(target).stream()
        .flatMap(member -> member.keys(KeyUse.ENCRYPT, suite, node.now()).stream())
        .findFirst()
        .orElseThrow();
  }

  /** The next statement: who has it hands it to that member. */
  Way hop(Identity from, MemberCode to, int relays, Consumer<ObjectNode> change) {
    var statement =
        Forgery.of("tongban-hop+jwt", from.sign().get(suite))
            .claims(
                c -> {
                  c.set("jti", ask.path("jti"));
                  c.put("asker", asker.member().value());
                  c.set("target", ask.path("aud"));
                  c.put("iss", from.member().value()).put("aud", to.value());
                  c.set("iat", ask.path("iat"));
                  c.set("exp", ask.path("exp"));
                  c.put("relays", relays);
                  digest(c.putObject("sealed"), sealed);
                  if (!hops.isEmpty()) {
                    digest(c.putObject("previous"), hops.get(hops.size() - 1));
                  }
                })
            .claims(change);
    hops.add(statement.sign(from.sign().get(suite)));
    return this;
  }

  private static void digest(ObjectNode claim, byte[] bytes) {
    var digest = Digest.sha256(bytes);
    claim.put("alg", digest.alg()).put("value", digest.value());
  }

  /** The statements, and nothing that is passed on. */
  byte[] withoutContent() {
    return Arrays.copyOf(wire(), wire().length - sealed.length);
  }

  /** What goes over the wire. */
  byte[] wire() {
    var text = new StringBuilder();
    hops.forEach(hop -> text.append(new String(hop, StandardCharsets.US_ASCII)).append('~'));
    return (text + new String(sealed, StandardCharsets.US_ASCII))
        .getBytes(StandardCharsets.US_ASCII);
  }

  static Seen post(Identity by, URI address, byte[] wire) throws IOException {
    return Seen.of(by.client().post(address, wire, Map.of("Content-Type", RELAY)));
  }

  /** The answer inside a reply that came back on the way. */
  Optional<ReadMessage> answer(Seen seen) {
    var parts = parts(seen);
    var last = parts.get(parts.size() - 1).getBytes(StandardCharsets.US_ASCII);
    if (!RawEncryption.is(last)) {
      return Optional.empty();
    }
    try {
      return ReadMessage.of(RawEncryption.decrypt(last, asker.encrypt().get(suite)));
    } catch (GeneralSecurityException e) {
      // not encrypted to the asker
      return Optional.empty();
    }
  }

  /** Whether a reply goes on where what was sent ended. */
  boolean isContinuedBy(Seen seen) {
    var parts = parts(seen);
    return parts.size() > hops.size()
        && parts
            .subList(0, hops.size())
            .equals(hops.stream().map(hop -> new String(hop, StandardCharsets.US_ASCII)).toList());
  }

  /** The last statement of a reply. */
  static Optional<ReadMessage> lastHop(Seen seen) {
    var parts = parts(seen);
    return parts.size() < 2
        ? Optional.empty()
        : ReadMessage.of(parts.get(parts.size() - 2).getBytes(StandardCharsets.US_ASCII));
  }

  private static List<String> parts(Seen seen) {
    return Arrays.asList(
        new String(seen.reply().bytes(), StandardCharsets.US_ASCII).split("~", -1));
  }
}
