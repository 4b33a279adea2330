package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.THIRD;
import static org.tongban.core.seal.Refusals.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.Digest;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Whose signature under a checkpoint counts, and of what. */
class SignedCheckpointTest {
  private static final Checkpoint MADE =
      Checkpoint.of(ASKER.code(), 7, Digest.sha256(new byte[] {7}));
  private static final byte[] NOTE = sealer(ASKER).sign(MADE).bytes();
  private static final String WITNESS = "tongban/" + THIRD.code() + " ";

  private static CheckpointSealer sealer(Party party) {
    return new CheckpointSealer(Federation.CRYPTO, party::keys, party.code());
  }

  private static CheckpointOpener opener() {
    return opener(Federation.tree(), CLOCK);
  }

  private static CheckpointOpener opener(ObjectNode tree, Clock clock) {
    var directory = Federation.trusted(tree);
    return new CheckpointOpener(Federation.CRYPTO, () -> directory, clock);
  }

  private static OpenedCheckpoint opened() {
    return opener().open(NOTE);
  }

  private static byte[] altered(UnaryOperator<String> how) {
    return how.apply(new String(NOTE, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void isSignedInEachSuiteOfItsMember() {
    // When
    var opened = opened();

    // Then
    assertThat(opened.checkpoint()).isEqualTo(MADE);
    assertThat(opened.member()).isEqualTo(ASKER.code());
    assertThat(opened.suites()).containsExactlyInAnyOrder(Suite.ES256, Suite.SM2);
    assertThat(opened.bytes()).isEqualTo(NOTE);
    assertThat(new String(NOTE, StandardCharsets.UTF_8))
        .startsWith(MADE.text() + "\n\u2014 " + MADE.origin() + " ");
  }

  @Test
  void isNeverSignedInAnothersName() {
    assertThatIllegalArgumentException().isThrownBy(() -> sealer(THIRD).sign(MADE));
  }

  static Stream<Arguments> directories() {
    return Stream.of(
        directory("key revoked", (t, s) -> signKey(t, s).put("revoked", true)),
        directory(
            "key not yet in force",
            (t, s) -> signKey(t, s).put("from", NOW.plusSeconds(1).toString())),
        directory(
            "member suspended", (t, s) -> Federation.member(t, ASKER).put("status", "suspended")),
        directory(
            "key replaced",
            (t, s) ->
                signKey(t, s).put("certificate", Federation.STRANGER.base64(KeyUse.SIGN, s))));
  }

  private static ObjectNode signKey(ObjectNode tree, Suite suite) {
    return Federation.key(tree, ASKER, KeyUse.SIGN, suite);
  }

  private static Arguments directory(String name, BiConsumer<ObjectNode, Suite> spoil) {
    return argumentSet(name, spoil);
  }

  @ParameterizedTest
  @MethodSource("directories")
  void whatTheDirectoryDoesNotVouchForIsNoSignature(BiConsumer<ObjectNode, Suite> spoil) {
    // Given
    var tree = Federation.tree();
    for (var suite : Suite.values()) {
      spoil.accept(tree, suite);
    }

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> opener(tree, CLOCK).open(NOTE));
  }

  @Test
  void aSignatureOfOneSuiteIsEnoughAndTheOtherIsLeftOut() {
    // Given
    var tree = Federation.tree();
    signKey(tree, Suite.ES256).put("revoked", true);

    // When
    var opened = opener(tree, CLOCK).open(NOTE);

    // Then
    assertThat(opened.suites()).containsExactly(Suite.SM2);
    assertThat(new String(opened.bytes(), StandardCharsets.UTF_8).lines()).hasSize(5);
  }

  static Stream<Arguments> notes() {
    return Stream.of(
        note("another size", Reason.SIGNATURE_INVALID, t -> t.replace("\n7\n", "\n8\n")),
        note(
            "another member's journal",
            Reason.SIGNATURE_INVALID,
            t -> t.replace(ASKER.code().value(), THIRD.code().value())),
        note("a key for TLS", Reason.SIGNATURE_INVALID, t -> signedBy(KeyUse.TLS)),
        note(
            "a cosignature in the place of a signature",
            Reason.SIGNATURE_INVALID,
            t -> MADE.text() + "\n" + sealer(ASKER).cosign(opened(), NOW)),
        note(
            "a log of nobody",
            Reason.ENVELOPE_MALFORMED,
            t -> t.replace("tongban/320509\n7", "example.com/log\n7")),
        note("a fourth line", Reason.ENVELOPE_MALFORMED, t -> t.replace("\n\n", "\nmore\n\n")),
        note("no blank line", Reason.ENVELOPE_MALFORMED, t -> t.replace("\n\n", "\n")),
        note("no signature", Reason.ENVELOPE_MALFORMED, t -> t.substring(0, t.indexOf("\n\n") + 2)),
        note("a signature that is none", Reason.ENVELOPE_MALFORMED, t -> t + "- a b\n"),
        note("no last line feed", Reason.ENVELOPE_MALFORMED, String::strip),
        note("too many signatures", Reason.ENVELOPE_MALFORMED, t -> t + line(t).repeat(200)),
        note("a signature of nothing", Reason.ENVELOPE_MALFORMED, t -> t + "\u2014 a AAAA\n"));
  }

  private static Arguments note(String name, Reason reason, UnaryOperator<String> spoil) {
    return argumentSet(name, reason, spoil);
  }

  private static String line(String note) {
    int start = note.indexOf("\n\n") + 2;
    return note.substring(start, note.indexOf('\n', start) + 1);
  }

  private static String signedBy(KeyUse use) {
    var key = ASKER.held(use, Suite.ES256);
    byte[] signature =
        new Jws(Federation.CRYPTO).signText(MADE.text().getBytes(StandardCharsets.UTF_8), key);
    var id = NoteKind.CHECKPOINT.keyId(MADE.origin(), Suite.ES256, key.certificate());
    return MADE.text() + "\n" + new NoteLine(MADE.origin(), id, signature).text();
  }

  @ParameterizedTest
  @MethodSource("notes")
  void aForgedNoteIsRefused(Reason reason, UnaryOperator<String> spoil) {
    refused(reason, () -> opener().open(altered(spoil)));
  }

  @Test
  void noBitCanBeChangedSoThatItSaysSomethingElse() {
    for (int at = 0; at < NOTE.length; at++) {
      // Given
      var wire = NOTE.clone();
      wire[at] ^= (byte) (1 << at % Byte.SIZE);

      // When: a spoilt key id makes one suite's line a stranger's, and the other still holds
      var said = says(wire);

      // Then
      assertThat(said).as("byte %d", at).isIn("refused", MADE.text());
      assertThat(at >= MADE.text().length() || said.equals("refused")).as("byte %d", at).isTrue();
    }
  }

  private static String says(byte[] wire) {
    try {
      return opener().open(wire).checkpoint().text();
    } catch (RefusedException e) {
      assertThat(e.reason()).isIn(Reason.ENVELOPE_MALFORMED, Reason.SIGNATURE_INVALID);
      return "refused";
    }
  }

  @Test
  void aWitnessSignsTheCheckpointWithItsTime() {
    // Given
    var lines = sealer(THIRD).cosign(opened(), NOW.plusMillis(900));

    // When
    var cosignatures = opener().cosignatures(opened(), THIRD.code(), lines);

    // Then
    assertThat(cosignatures).hasSize(2);
    assertThat(cosignatures).allMatch(one -> one.witness().equals(THIRD.code()));
    assertThat(cosignatures).allMatch(one -> one.at().equals(Instant.parse(NOW.toString())));
    assertThat(cosignatures.get(0).line() + cosignatures.get(1).line()).isEqualTo(lines);
  }

  @Test
  void aWitnesssSignatureIsOfOneCheckpointOnly() {
    // Given
    var lines = sealer(THIRD).cosign(opened(), NOW);
    var other = Checkpoint.of(ASKER.code(), 8, MADE.root());
    var next = opener().open(sealer(ASKER).sign(other).bytes());

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> opener().cosignatures(next, THIRD.code(), lines));
    refused(Reason.SIGNATURE_INVALID, () -> opener().cosignatures(opened(), ASKER.code(), lines));
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        argumentSet("nothing", Reason.ENVELOPE_MALFORMED, ""),
        argumentSet("no signature line", Reason.ENVELOPE_MALFORMED, "200 OK\n"),
        argumentSet(
            "another's signature", Reason.SIGNATURE_INVALID, sealer(ASKER).cosign(opened(), NOW)),
        argumentSet(
            "the owner's signature under the witness's name",
            Reason.SIGNATURE_INVALID,
            line(new String(NOTE, StandardCharsets.UTF_8)).replace(MADE.origin() + " ", WITNESS)),
        argumentSet("a signature without a time", Reason.ENVELOPE_MALFORMED, timed(60)),
        argumentSet("a signature of another time", Reason.SIGNATURE_INVALID, timed(64)));
  }

  /** Bytes of the witness's key under no time of its own. */
  private static String timed(int after) {
    var key = THIRD.held(KeyUse.SIGN, Suite.ES256);
    var id = NoteKind.COSIGNATURE.keyId(WITNESS.strip(), Suite.ES256, key.certificate());
    return new NoteLine(WITNESS.strip(), id, new byte[Long.BYTES + after]).text();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aForgedCosignatureIsRefused(Reason reason, String lines) {
    refused(reason, () -> opener().cosignatures(opened(), THIRD.code(), lines));
  }

  @Test
  void aKeyHasOneIdOfFourBytesForEachKindAndName() {
    // Given
    var certificate = ASKER.held(KeyUse.SIGN, Suite.ES256).certificate();

    // When
    var ids =
        Stream.of(NoteKind.values())
            .flatMap(kind -> Stream.of("a", "b").map(n -> kind.keyId(n, Suite.ES256, certificate)));

    // Then
    assertThat(ids.map(Digest::sha256).distinct()).hasSize(4);
  }
}
