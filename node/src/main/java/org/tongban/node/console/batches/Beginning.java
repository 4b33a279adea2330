package org.tongban.node.console.batches;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;
import org.tongban.node.api.BatchOnce;
import org.tongban.node.batch.Batches;
import org.tongban.node.batch.FailedRows;
import org.tongban.node.batch.FailedRows.FailedRow;
import org.tongban.node.store.Batch;

/** Begins batches for people, through the same intake as the local API. */
final class Beginning {
  private final Batches batches;
  private final BatchOnce once;
  private final FailedRows failed;
  private final Repetitions repetitions;

  Beginning(Batches batches, BatchOnce once, FailedRows failed, Repetitions repetitions) {
    this.batches = batches;
    this.once = once;
    this.failed = failed;
    this.repetitions = repetitions;
  }

  /**
   * Takes a file in.
   *
   * @param key makes a form that is sent twice one batch
   * @throws org.tongban.core.refusal.RefusedException where nothing of it was taken in
   */
  MessageId upload(
      ServiceId service,
      Actor actor,
      String key,
      Map<String, String> common,
      String columns,
      byte[] file)
      throws IOException {
    var form = Upload.form(file, columns);
    var address = "console " + service + " " + file.length + " " + columns;
    return once.begin(
        actor,
        key,
        address,
        claim ->
            batches.begin(service, actor, common, form, new ByteArrayInputStream(file), claim));
  }

  /** Asks the failed rows of a batch again, in one of their own. */
  MessageId again(Batch batch, Actor actor, String key) throws IOException {
    var numbers = new ArrayList<Long>();
    var form = new Batches.Form(false, java.nio.charset.StandardCharsets.UTF_8, "");
    try (var rows = failed.of(batch)) {
      var lines = lines(rows.peek(row -> numbers.add(row.row())).iterator());
      var begun =
          once.begin(
              actor,
              key,
              "console again " + batch.id(),
              claim -> batches.begin(batch.service(), actor, Map.of(), form, lines, claim));
      if (!numbers.isEmpty()) {
        repetitions.note(begun, batch.id(), origin(batch, numbers));
      }
      return begun;
    }
  }

  private List<Long> origin(Batch batch, List<Long> numbers) {
    return repetitions
        .origin(batch.id())
        .map(first -> numbers.stream().map(row -> first.get(row.intValue() - 1)).toList())
        .orElse(numbers);
  }

  private static InputStream lines(Iterator<FailedRow> rows) {
    return new SequenceInputStream(
        new Enumeration<InputStream>() {
          @Override
          public boolean hasMoreElements() {
            return rows.hasNext();
          }

          @Override
          public InputStream nextElement() {
            var line = StrictJson.write(rows.next().request());
            var ended = java.util.Arrays.copyOf(line, line.length + 1);
            ended[line.length] = '\n';
            return new ByteArrayInputStream(ended);
          }
        });
  }
}
