package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Answer;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.Ask;
import org.tongban.core.message.AskItem;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Many asks in one message: what is signed is the root over them. */
class BatchSealTest {
  private static final int MANY = 5;

  private static Ask ask() {
    var one = Federation.ask();
    return new Ask(
        one.id(),
        one.issuer(),
        one.audience(),
        one.validity(),
        one.service(),
        one.version(),
        one.purpose(),
        one.basis(),
        one.agreement(),
        one.actor(),
        one.caseNumber(),
        JsonNodeFactory.instance.objectNode(),
        Optional.empty(),
        IntStream.range(0, MANY).mapToObj(BatchSealTest::item).toList());
  }

  private static AskItem item(int number) {
    return new AskItem(
        Optional.empty(),
        Optional.of("case-" + number),
        JsonNodeFactory.instance.objectNode().put("n", number));
  }

  private static Answer answer(SignedAsk ask, List<AnswerItem> items) {
    var one = Federation.answer(ask);
    return new Answer(
        MessageId.next(),
        one.issuer(),
        one.audience(),
        one.issuedAt(),
        one.inReplyTo(),
        one.askDigest(),
        Answer.outcome(items),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        items);
  }

  private static List<AnswerItem> answers(OpenedAsk opened) {
    return opened.items().stream()
        .map(
            one ->
                new AnswerItem(
                    one.digest(),
                    Outcome.NOT_FOUND,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty()))
        .toList();
  }

  private static OpenedAsk open(byte[] wire) {
    return Federation.opener(ANSWERER).openAsk(wire, ASKER.code());
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void eachItemIsOpenedAsIfItHadComeAlone(Suite suite) {
    // Given
    var sent = Federation.encrypted(ask(), suite);

    // When
    var opened = open(sent.wire());

    // Then
    assertThat(opened.ask()).isEqualTo(sent.signed().ask());
    assertThat(opened.digest()).isEqualTo(sent.signed().digest());
    assertThat(opened.items()).hasSize(MANY);
    assertThat(opened.items().get(3).ask().caseNumber()).contains("case-3");
    assertThat(opened.items().get(3).ask().body().path("n").asInt()).isEqualTo(3);
    assertThat(opened.items()).extracting(OpenedAsk::digest).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void anAnswerToEachComesBack(Suite suite) {
    // Given
    var sent = Federation.open(ask(), suite);
    var wire = Federation.wire(answer(sent.signed(), answers(open(sent.wire()))), suite);

    // When
    var opened = Federation.opener(ASKER).openAnswer(wire, sent);

    // Then
    assertThat(opened.answer().items()).hasSize(MANY);
    assertThat(opened.answer().outcome()).isEqualTo(Outcome.POSITIVE);
  }

  @Test
  void twoItemsThatSayTheSameHaveDifferentLeaves() {
    // Given
    var lines = ItemClaims.asks(List.of(item(1), item(1)));

    // Then: or whoever sees one's leaf could try all numbers there are
    assertThat(lines.get(0)).isNotEqualTo(lines.get(1));
  }

  static Stream<Arguments> spoilt() {
    return Stream.of(
        spoil("altered", lines -> lines.set(2, lines.get(2).replace("case-1", "case-7"))),
        spoil("without its last", lines -> lines.remove(MANY)),
        spoil("without any", lines -> lines.subList(1, MANY + 1).clear()),
        spoil("with one more", lines -> lines.add(lines.get(1))),
        spoil("with an empty one", lines -> lines.add("")),
        spoil("in another order", lines -> Collections.swap(lines, 1, 2)),
        spoil("not of JSON", lines -> lines.set(1, "{")));
  }

  private static Arguments spoil(String name, Consumer<List<String>> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoilt")
  void otherItemsThanWereSignedAreRefused(String name, Consumer<List<String>> change) {
    // Given
    var wire = Federation.open(ask(), Suite.ES256).wire();
    var text = new String(wire, StandardCharsets.UTF_8);
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    change.accept(lines);
    var spoilt = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);

    // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(spoilt));
  }

  @Test
  void anAnswerToOtherItemsIsRefused() {
    // Given
    var sent = Federation.open(ask(), Suite.ES256);
    var items = new ArrayList<>(answers(open(sent.wire())));
    Collections.swap(items, 0, 1);
    var swapped = Federation.wire(answer(sent.signed(), items), Suite.ES256);
    var fewer = Federation.wire(answer(sent.signed(), items.subList(0, 2)), Suite.ES256);
    var none = Federation.wire(Federation.answer(sent.signed()), Suite.ES256);

    // Then
    for (var wire : List.of(swapped, fewer, none)) {
      refused(Reason.ANSWER_MISMATCHED, () -> Federation.opener(ASKER).openAnswer(wire, sent));
    }
  }

  @Test
  void aKeptMessageIsReadWithItsItems() {
    // Given
    var signed = Federation.open(ask(), Suite.ES256).signed();

    // Then
    assertThat(KeptAsk.ask(signed.bytes())).isEqualTo(signed.ask());
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void oneItemIsKeptWithoutTheOthers(Suite suite) {
    // Given
    var signed = Federation.open(ask(), suite).signed();
    var certificate = ASKER.held(KeyUse.SIGN, suite).certificate();

    // When
    var kept = KeptItem.cut(signed.bytes(), 3);

    // Then
    var read = new KeptMessages(Federation.CRYPTO).ask(kept, certificate);
    assertThat(read.items()).containsExactly(signed.ask().items().get(3));
    assertThat(KeptMessages.leaves(kept)).containsOnlyKeys(3);
    assertThat(KeptMessages.leaves(kept).get(3))
        .isEqualTo(KeptMessages.leaves(signed.bytes()).get(3));
    assertThat(Digest.ofMessage(kept)).isEqualTo(signed.digest());
    assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain("case-2", "case-4");
  }

  static Stream<Arguments> moved() {
    return Stream.of(
        spoil("to another place", lines -> lines.set(1, lines.get(1).replace(":3,", ":2,"))),
        spoil("among more", lines -> lines.set(1, lines.get(1).replace(":5,", ":6,"))),
        spoil("with another body", lines -> lines.set(2, lines.get(2).replace("case-3", "case-4"))),
        spoil("without a path", lines -> lines.set(1, "{\"index\":3,\"count\":5,\"path\":[]}")),
        spoil("with more said", lines -> lines.set(1, lines.get(1).replace("{", "{\"a\":1,"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("moved")
  void anItemThatWasMovedIsNotBelieved(String name, Consumer<List<String>> change) {
    // Given
    var signed = Federation.open(ask(), Suite.ES256).signed();
    var text = new String(KeptItem.cut(signed.bytes(), 3), StandardCharsets.UTF_8);
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    change.accept(lines);
    var moved = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);

    // Then
    assertThatThrownBy(
            () ->
                new KeptMessages(Federation.CRYPTO)
                    .ask(moved, ASKER.held(KeyUse.SIGN, Suite.ES256).certificate()))
        .isInstanceOf(SignedDocumentException.class);
  }

  @Test
  void whatIsForProofsIsNotTakenOverTheWire() {
    // Given
    var kept = KeptItem.cut(Federation.open(ask(), Suite.ES256).wire(), 3);

    // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(kept));
  }

  private static void refused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
