package org.tongban.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.harness.fault.Books.Book;
import org.tongban.harness.fault.Books.Row;
import org.tongban.node.demo.register.KnownPeople;

/** What counts as lost and as done twice. */
class BooksTest {
  private static final String EXCHANGE = "01a200fb-5100-7000-8000-000000000001";

  /** Spoils the rows of the asking and of the answering node. */
  @FunctionalInterface
  interface Spoil extends BiConsumer<Map<String, Row>, Map<String, Row>> {}

  static Stream<Arguments> losses() {
    return Stream.of(
        spoil("the answerer lacks its answer", (asker, answerer) -> answerer.remove("ANSWER_SENT")),
        spoil("the answerer lacks the ask", (asker, answerer) -> answerer.remove("ASK_RECEIVED")),
        spoil("the asker lacks the answer", (asker, answerer) -> asker.remove("ANSWER_RECEIVED")),
        spoil("the asker lacks its ask", (asker, answerer) -> asker.remove("ASK_SENT")),
        spoil(
            "two answers", (asker, answerer) -> answerer.put("ANSWER_SENT", new Row(1, "another"))),
        spoil(
            "two asks", (asker, answerer) -> answerer.put("ASK_RECEIVED", new Row(1, "another"))));
  }

  private static Arguments spoil(String name, Spoil spoil) {
    return Arguments.argumentSet(name, spoil);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void whatOneJournalLacksIsLost(Spoil spoil) {
    // When
    var balance = balance(spoil);

    // Then
    assertThat(balance).isEqualTo(new Books.Balance(1, 0));
  }

  @Test
  void whatBothHaveIsNeitherLostNorTwice() {
    assertThat(balance((asker, answerer) -> {})).isEqualTo(new Books.Balance(0, 0));
  }

  @Test
  void aStepThatStandsThereTwiceIsCounted() {
    assertThat(balance((asker, answerer) -> answerer.put("ANSWER_SENT", new Row(2, "answer"))))
        .isEqualTo(new Books.Balance(0, 1));
    assertThat(balance((asker, answerer) -> asker.put("ANSWER_RECEIVED", new Row(2, "answer"))))
        .isEqualTo(new Books.Balance(0, 1));
  }

  private static Books.Balance balance(Spoil spoil) {
    var asker = new HashMap<>(Map.of("ASK_SENT", new Row(1, "ask"), "ANSWER_RECEIVED", answer()));
    var answerer =
        new HashMap<>(Map.of("ASK_RECEIVED", new Row(1, "ask"), "ANSWER_SENT", answer()));
    spoil.accept(asker, answerer);
    var person = KnownPeople.ASSISTED.in(Bed.ANSWERING);
    var wish = Wish.assistance(Bed.ASKING, Bed.ANSWERING.code(), person, "POSITIVE");
    var call = new Call(0, 1, wish, "key", EXCHANGE, "POSITIVE");
    return Books.compared(
        List.of(call),
        Map.of(
            Bed.ASKING, new Book(Map.of(EXCHANGE, asker)),
            Bed.ANSWERING, new Book(Map.of(EXCHANGE, answerer))));
  }

  private static Row answer() {
    return new Row(1, "answer");
  }
}
