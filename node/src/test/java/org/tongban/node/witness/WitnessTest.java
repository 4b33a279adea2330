package org.tongban.node.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.journal.Frontier;
import org.tongban.core.journal.MerkleLog;
import org.tongban.core.journal.TreeNode;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CheckpointOpener;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.TwoAuthorities;
import org.tongban.node.store.TwoHistories.Fault;
import org.tongban.node.store.WitnessBook;

/**
 * One witness, and a member that shows it what it likes. The book is not torn between the tests.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WitnessTest {
  private static final MemberCode MEMBER = new MemberCode("310118");
  private static final MemberCode OTHER = new MemberCode("320509");
  private static final CryptoProvider CRYPTO = CryptoProvider.bouncyCastle();

  @TempDir private static Path folder;
  private static TwoAuthorities federation;
  private static DirectoryKeeper directory;
  private static Journals database;
  private static WitnessBook book;
  private static final AtomicLong SECONDS = new AtomicLong();

  @BeforeAll
  static void start() throws Exception {
    federation = new TwoAuthorities(folder.resolve("federation"));
    federation.publish(1);
    directory = federation.start();
    directory.pull();
    database = new Journals("330421");
    book = new WitnessBook(database.database.dataSource());
  }

  @AfterAll
  static void stop() {
    database.close();
    federation.close();
  }

  private static Instant now() {
    return federation.clock().instant().plusSeconds(SECONDS.incrementAndGet());
  }

  private static CheckpointOpener opener(Instant at) {
    return new CheckpointOpener(CRYPTO, directory, Clock.fixed(at, ZoneOffset.UTC));
  }

  private static CheckpointSealer sealer(MemberCode member) {
    var keys = federation.keys(member.value(), "tls");
    return new CheckpointSealer(CRYPTO, () -> keys, member);
  }

  private static Witness witness(Instant at) {
    return new Witness(
        book,
        opener(at),
        sealer(database.member),
        database.member,
        Duration.ofSeconds(30),
        Clock.fixed(at, ZoneOffset.UTC));
  }

  /** A journal of made-up entries. */
  private static List<Digest> entries(String kind, int size) {
    var all = new ArrayList<Digest>();
    for (int i = 0; i < size; i++) {
      all.add(Digest.sha256((kind + i).getBytes(StandardCharsets.UTF_8)));
    }
    return all;
  }

  private static MerkleLog log(List<Digest> entries) {
    return new MerkleLog(
        nodes -> {
          var found = new java.util.HashMap<TreeNode, Digest>();
          for (int i = 0; i < entries.size(); i++) {
            found.put(new TreeNode(0, i), MerkleLog.leaf(entries.get(i)));
          }
          var frontier = new Frontier();
          entries.forEach(entry -> frontier.add(entry, found::put));
          found.keySet().retainAll(nodes);
          return found;
        });
  }

  private static Shown shown(MemberCode member, List<Digest> entries, long old, Instant at) {
    var root = log(entries).root(entries.size());
    var signed = sealer(member).sign(Checkpoint.of(member, entries.size(), root));
    var lines = sealer(member).cosign(opener(at).open(signed.bytes()), at);
    var note = new String(signed.bytes(), StandardCharsets.UTF_8) + lines;
    var path =
        old > 0 && old < entries.size()
            ? log(entries).consistency(old, entries.size()).hashes()
            : List.<Digest>of();
    return new Shown(old, path, note.getBytes(StandardCharsets.UTF_8));
  }

  private static Witness.Outcome look(List<Digest> entries, long old) {
    var at = now();
    return witness(at).look(Shown.parse(shown(MEMBER, entries, old, at).wire()), MEMBER);
  }

  private static Optional<Fault> fault(Witness.Outcome outcome) {
    return outcome.accusation().map(found -> found.fault());
  }

  @Test
  @Order(1)
  void signsAJournalThatOnlyGrows() {
    // When
    var first = look(entries("a", 20), 0);
    var next = look(entries("a", 50), 20);
    var same = look(entries("a", 50), 50);

    // Then
    assertThat(List.of(first, next, same)).allMatch(one -> one.signed().isPresent());
    var held = book.held(MEMBER).orElseThrow();
    assertThat(held.checkpoint().size()).isEqualTo(50);
    var at = now();
    var opened = opener(at).open(held.note());
    assertThat(opener(at).cosignatures(opened, database.member, same.signed().orElseThrow()))
        .hasSize(1);
  }

  @Test
  @Order(2)
  void asksForThePathFromWhatItHolds() {
    // When: it grew, and says so from another size
    var outcome = look(entries("a", 60), 20);

    // Then
    assertThat(outcome.signed()).isEmpty();
    assertThat(outcome.accusation()).isEmpty();
    assertThat(look(entries("a", 60), 50).signed()).isPresent();
  }

  @Test
  @Order(3)
  void whatWasSaidEarlierMayComeLater() {
    // Given: another replica said it before, and was slow
    var at = federation.clock().instant();
    var late = shown(MEMBER, entries("a", 55), 50, at);

    // When
    var outcome = witness(at).look(late, MEMBER);

    // Then
    assertThat(outcome.signed()).isEmpty();
    assertThat(outcome.accusation()).isEmpty();
  }

  @Test
  @Order(4)
  void findsAShorterJournalAndKeepsBothSignedWords() {
    // When
    var outcome = look(entries("a", 40), 20);

    // Then
    assertThat(fault(outcome)).contains(Fault.SHORTER);
    assertThat(outcome.signed()).isEmpty();
    var kept = book.contradictions().get(0);
    var at = now();
    assertThat(opener(at).open(kept.first()).checkpoint().size()).isEqualTo(60);
    assertThat(opener(at).open(kept.second()).checkpoint().size()).isEqualTo(40);
    assertThat(book.held(MEMBER).orElseThrow().checkpoint().size()).isEqualTo(60);
  }

  @Test
  @Order(5)
  void findsOtherEntriesInTheirPlace() {
    // Given: put back to 40 and grown on
    var second = new ArrayList<>(entries("a", 40));
    second.addAll(entries("b", 80));

    // When // Then
    assertThat(fault(look(second.subList(0, 60), 40))).contains(Fault.OTHER_ROOT);
    assertThat(fault(look(second, 60))).contains(Fault.NOT_CONTINUED);
    assertThat(look(second, 40).signed()).isEmpty();
    assertThat(book.contradictions())
        .extracting(found -> found.fault())
        .containsExactlyInAnyOrder(Fault.SHORTER, Fault.OTHER_ROOT, Fault.NOT_CONTINUED);
  }

  @Test
  @Order(6)
  void takesNoWordOfAnotherAndNoneOfAnotherTime() {
    var at = now();
    var shown = shown(MEMBER, entries("a", 60), 60, at);
    assertThat(reason(witness(at), shown, OTHER)).isEqualTo(Reason.NOT_FROM_THIS_PEER);
    assertThat(reason(witness(at.plusSeconds(91)), shown, MEMBER)).isEqualTo(Reason.TOO_OLD);
    assertThat(reason(witness(at.minusSeconds(31)), shown, MEMBER)).isEqualTo(Reason.NOT_YET_VALID);
    var bare = sealer(MEMBER).sign(Checkpoint.of(MEMBER, 60, log(entries("a", 60)).root(60)));
    assertThat(reason(witness(at), new Shown(60, List.of(), bare.bytes()), MEMBER))
        .as("without a time")
        .isEqualTo(Reason.SIGNATURE_INVALID);
  }

  private static Reason reason(Witness witness, Shown shown, MemberCode by) {
    return catchThrowableOfType(RefusedException.class, () -> witness.look(shown, by)).reason();
  }

  @Test
  @Order(7)
  void readsNothingElse() {
    for (var text :
        List.of(
            "",
            "old 1",
            "old -1\n\nx",
            "old 01\n\nx",
            "old 1\n!\n\nx",
            "new 1\n\nx\n",
            "old 1\n" + "AAAA\n".repeat(64) + "\nx")) {
      assertThat(
              catchThrowableOfType(
                      RefusedException.class,
                      () -> Shown.parse(text.getBytes(StandardCharsets.UTF_8)))
                  .reason())
          .as(text)
          .isEqualTo(Reason.ENVELOPE_MALFORMED);
    }
  }
}
