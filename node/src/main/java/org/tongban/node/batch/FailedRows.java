package org.tongban.node.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tongban.core.journal.ExchangeEvidence;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.message.Ask;
import org.tongban.core.message.AskItem;
import org.tongban.core.message.Basis;
import org.tongban.core.message.Outcome;
import org.tongban.core.seal.KeptAnswer;
import org.tongban.core.seal.KeptAsk;
import org.tongban.node.store.Batch;
import org.tongban.node.store.Chunk;

/**
 * The rows of a batch that got no answer, or an error, as they were asked. They stand in the
 * journal alone; a row that never left isn't among them.
 */
public final class FailedRows {
  private final Batches batches;
  private final JournalStore journal;

  public FailedRows(Batches batches, JournalStore journal) {
    this.batches = Objects.requireNonNull(batches, "batches");
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /**
   * One of them.
   *
   * @param row its number
   * @param request all of it, with what it had in common with others
   */
  public record FailedRow(long row, ObjectNode request) {}

  /** All of them, message by message. */
  public Stream<FailedRow> of(Batch batch) {
    return Stream.iterate(
            batches.messages(batch, -1),
            page -> !page.isEmpty(),
            page -> batches.messages(batch, page.get(page.size() - 1).number()))
        .flatMap(List::stream)
        .flatMap(this::failed);
  }

  private Stream<FailedRow> failed(Chunk chunk) {
    if (chunk.state() != Chunk.State.FAILED && chunk.state() != Chunk.State.ANSWERED) {
      return Stream.empty();
    }
    var evidence = new ExchangeEvidence(journal.entriesOf(chunk.exchange()));
    var ask = evidence.askSent().map(KeptAsk::ask);
    if (ask.isEmpty()) {
      return Stream.empty();
    }
    if (chunk.state() == Chunk.State.FAILED) {
      return rows(chunk, ask.get(), IntStream.range(0, chunk.rows().size()));
    }
    var answers = evidence.answerReceived().map(KeptAnswer::answer);
    return answers.stream()
        .flatMap(
            answer ->
                rows(
                    chunk,
                    ask.get(),
                    IntStream.range(0, answer.items().size())
                        .filter(at -> answer.items().get(at).outcome() == Outcome.ERROR)
                        .filter(
                            at -> !(chunk.again() && SentMessage.passes(answer.items().get(at))))));
  }

  private static Stream<FailedRow> rows(Chunk chunk, Ask ask, IntStream places) {
    return places.mapToObj(
        at -> new FailedRow(chunk.rows().get(at), request(ask, ask.items().get(at))));
  }

  private static ObjectNode request(Ask ask, AskItem item) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("to", ask.audience().value());
    json.put("purpose", ask.purpose().code());
    basis(json, item.basis().orElse(ask.basis()));
    ask.agreement().ifPresent(agreement -> json.put("agreement", agreement));
    item.caseNumber().or(ask::caseNumber).ifPresent(number -> json.put("case", number));
    json.set("body", item.body());
    return json;
  }

  private static void basis(ObjectNode json, Basis basis) {
    var said = json.putObject("basis").put("type", basis.type().name()).put("ref", basis.ref());
    basis.digest().ifPresent(digest -> said.put("digest", digest.value()));
  }
}
