package org.tongban.node.batch;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.journal.ExchangeEvidence;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.core.seal.KeptAnswer;
import org.tongban.node.store.Batch;
import org.tongban.node.store.BatchBook.Fault;
import org.tongban.node.store.Chunk;

/**
 * What became of the rows of a batch, read from the journal, where alone the answers stand. One
 * message at a time, so that the memory that it takes doesn't grow with the rows.
 */
public final class BatchResults {
  private final Supplier<Catalogue> catalogue;
  private final Batches batches;
  private final JournalStore journal;

  public BatchResults(Supplier<Catalogue> catalogue, Batches batches, JournalStore journal) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.batches = Objects.requireNonNull(batches, "batches");
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** Every row that is settled, message by message; a row that is still open isn't among them. */
  public Stream<RowResult> of(Batch batch) {
    return Stream.iterate(
            batches.messages(batch, -1),
            page -> !page.isEmpty(),
            page -> batches.messages(batch, page.get(page.size() - 1).number()))
        .flatMap(List::stream)
        .flatMap(this::rows);
  }

  /**
   * How they stand in a table.
   *
   * @throws RefusedException {@code VERSION_NOT_ACCEPTED} when the node doesn't have the contract
   *     any more
   */
  public ResultTable table(Batch batch) {
    return catalogue
        .get()
        .find(batch.service(), batch.version())
        .map(ResultTable::of)
        .orElseThrow(
            () ->
                new RefusedException(
                    Reason.VERSION_NOT_ACCEPTED,
                    List.of(new Violation("", "the contract of the batch is gone; take lines"))));
  }

  /** Everything that was wrong with rows, in their order. */
  public Stream<Fault> faults(Batch batch) {
    return Stream.iterate(
            batches.faults(batch, 0),
            page -> !page.isEmpty(),
            page -> batches.faults(batch, page.get(page.size() - 1).row()))
        .flatMap(List::stream);
  }

  private Stream<RowResult> rows(Chunk chunk) {
    return switch (chunk.state()) {
      case OPEN, SPLIT -> Stream.empty();
      case FAILED -> all(chunk, chunk.reason().orElseThrow());
      case ANSWERED -> answered(chunk);
    };
  }

  private static Stream<RowResult> all(Chunk chunk, String reason) {
    return IntStream.range(0, chunk.rows().size())
        .mapToObj(at -> row(chunk, at, Optional.empty(), Optional.of(reason)));
  }

  private Stream<RowResult> answered(Chunk chunk) {
    try {
      var bytes = new ExchangeEvidence(journal.entriesOf(chunk.exchange())).answerReceived();
      if (bytes.isEmpty()) {
        return all(chunk, Reason.EXCHANGE_ARCHIVED.code());
      }
      var items = KeptAnswer.answer(bytes.get()).items();
      return IntStream.range(0, items.size())
          .filter(at -> !(chunk.again() && SentMessage.passes(items.get(at))))
          .mapToObj(at -> row(chunk, at, Optional.of(items.get(at)), items.get(at).reason()));
    } catch (RefusedException e) {
      return all(chunk, e.reason().code());
    }
  }

  private static RowResult row(
      Chunk chunk, int at, Optional<AnswerItem> answer, Optional<String> reason) {
    return new RowResult(chunk.rows().get(at), chunk.exchange(), at, answer, reason);
  }
}
