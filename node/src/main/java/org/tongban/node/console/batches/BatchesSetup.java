package org.tongban.node.console.batches;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.tongban.core.journal.JournalStore;
import org.tongban.node.api.BatchFiles;
import org.tongban.node.api.BatchOnce;
import org.tongban.node.batch.Batches;
import org.tongban.node.batch.FailedRows;
import org.tongban.node.console.Layout;
import org.tongban.node.console.desk.AnswerPage;
import org.tongban.node.console.desk.DeskCatalogue;
import org.tongban.node.console.desk.DeskForm;
import org.tongban.node.console.user.Operations;
import org.tongban.node.store.BatchBook;
import org.tongban.node.store.NodeDatabase;

/** The parts of the batches' pages. */
@Configuration(proxyBeanMethods = false)
@Lazy
public class BatchesSetup {
  @Bean
  Repetitions batchRepetitions(NodeDatabase database) {
    return new Repetitions(database.dataSource());
  }

  @Bean
  Beginning batchBeginning(
      Batches batches, BatchOnce once, JournalStore journal, Repetitions repetitions) {
    return new Beginning(batches, once, new FailedRows(batches, journal), repetitions);
  }

  @Bean
  BatchList batchList(NodeDatabase database, BatchBook book, Clock clock) {
    return new BatchList(database.dataSource(), book, clock);
  }

  @Bean
  BatchesApi batchesApi(BatchList list) {
    return new BatchesApi(list);
  }

  @Bean
  BatchesController batchesController(
      BatchList list,
      Batches batches,
      Beginning beginning,
      Repetitions repetitions,
      BatchFiles files,
      AnswerPage names,
      Operations operations,
      Layout layout) {
    return new BatchesController(
        list, batches, beginning, repetitions, files, names, operations, layout);
  }

  @Bean
  UploadController uploadController(
      DeskCatalogue catalogue,
      DeskForm forms,
      Beginning beginning,
      Operations operations,
      Layout layout) {
    return new UploadController(catalogue, forms, beginning, operations, layout);
  }
}
