package org.tongban.core.seal;

import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.ExampleDirectory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.StrictJson;

/**
 * Three members with known keys, one that is in no directory, and messages between them. Wujiang
 * asks, Qingpu answers.
 */
final class Federation {
  static final CryptoProvider CRYPTO = CryptoProvider.choose();
  static final TimeLimits LIMITS = new TimeLimits(Duration.ofMinutes(2), Duration.ofMinutes(5));
  static final Map<Suite, DemonstrationAuthority> AUTHORITIES =
      Map.of(
          Suite.ES256, DemonstrationAuthority.create(CLOCK, 30),
          Suite.SM2, DemonstrationAuthority.create(CLOCK, 30, Suite.SM2));
  static final Party ASKER = new Party(ExampleDirectory.WUJIANG, AUTHORITIES);
  static final Party ANSWERER = new Party(ExampleDirectory.QINGPU, AUTHORITIES);
  static final Party THIRD = new Party(ExampleDirectory.JIASHAN, AUTHORITIES);
  static final Party STRANGER = new Party(ExampleDirectory.WUJIANG, AUTHORITIES);

  /** A citizen's number of county part 99, which no message of an exception may repeat. */
  static final String CITIZEN = "310199194003050029";

  private Federation() {}

  /** The directory as a tree that a test can spoil. */
  static ObjectNode tree() {
    var tree = ExampleDirectory.tree();
    for (var party : List.of(ANSWERER, ASKER, THIRD)) {
      equip(tree, party);
    }
    return tree;
  }

  /** Gives a member of the tree the party's keys. */
  static void equip(ObjectNode tree, Party party) {
    for (var use : KeyUse.values()) {
      key(tree, party, use, Suite.ES256).put("certificate", party.base64(use, Suite.ES256));
    }
    addSm2(tree, party);
  }

  /** Connections have no SM2. */
  private static void addSm2(ObjectNode tree, Party party) {
    for (var use : List.of(KeyUse.SIGN, KeyUse.ENCRYPT)) {
      var key = key(tree, party, use, Suite.ES256).deepCopy();
      key.put("suite", "SM2").put("certificate", party.base64(use, Suite.SM2));
      member(tree, party).withArray("keys").add(key);
    }
  }

  static ObjectNode member(ObjectNode tree, Party party) {
    for (var member : tree.withArray("members")) {
      if (member.path("code").asText().equals(party.code().value())) {
        return (ObjectNode) member;
      }
    }
    throw new IllegalArgumentException("no such member");
  }

  static ObjectNode key(ObjectNode tree, Party party, KeyUse use, Suite suite) {
    for (var key : member(tree, party).withArray("keys")) {
      if (key.path("use").asText().equals(use.code())
          && key.path("suite").asText().equals(suite.name())) {
        return (ObjectNode) key;
      }
    }
    throw new IllegalArgumentException("no such key");
  }

  static TrustedDirectory trusted(ObjectNode tree) {
    var bytes = tree.toString().getBytes(StandardCharsets.UTF_8);
    return new TrustedDirectory(Directory.parse(bytes), Digest.sha256(bytes));
  }

  static CertifiedKey encryptionKey(Party party, Suite suite) {
    var keys = trusted(tree()).directory().member(party.code()).orElseThrow();
    return keys.keys(KeyUse.ENCRYPT, suite, NOW).get(0);
  }

  static Opener opener(Party self) {
    return opener(self, tree(), CLOCK);
  }

  static Opener opener(Party self, ObjectNode tree, Clock clock) {
    var directory = trusted(tree);
    return new Opener(CRYPTO, self::keys, () -> directory, self.code(), LIMITS, clock);
  }

  static Opener openerAt(Party self, Instant now) {
    return opener(self, tree(), Clock.fixed(now, CLOCK.getZone()));
  }

  static Sealer sealer(Party self) {
    return new Sealer(CRYPTO, self::keys);
  }

  static Ask ask() {
    return Unproven.ask(NOW);
  }

  /** The claims of {@link #ask()}, for a test to spoil. */
  static ObjectNode askClaims() {
    return (ObjectNode) StrictJson.parse(AskClaims.write(ask(), List.of()));
  }

  static SealedAsk open(Ask ask, Suite suite) {
    return sealer(ASKER).seal(sealer(ASKER).sign(ask, suite), Optional.empty());
  }

  static SealedAsk encrypted(Ask ask, Suite suite) {
    return sealer(ASKER)
        .seal(sealer(ASKER).sign(ask, suite), Optional.of(encryptionKey(ANSWERER, suite)));
  }

  static Answer answer(SignedAsk ask) {
    return new Answer(
        MessageId.next(),
        ANSWERER.code(),
        ASKER.code(),
        NOW,
        Optional.of(ask.ask().id()),
        ask.digest(),
        Outcome.PARTIAL,
        Optional.empty(),
        List.of(),
        Optional.of(NOW.minusSeconds(3600)),
        List.of(new Missing("photo", "NOT_CONNECTED")),
        Optional.of(JsonNodeFactory.instance.objectNode().put("idNumber", CITIZEN)));
  }

  static ObjectNode answerClaims(SignedAsk ask) {
    return (ObjectNode) StrictJson.parse(AnswerClaims.write(answer(ask), List.of()));
  }

  static byte[] wire(Answer answer, Suite suite) {
    return sealer(ANSWERER).sign(answer, suite).bytes();
  }
}
