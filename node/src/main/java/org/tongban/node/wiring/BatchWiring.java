package org.tongban.node.wiring;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tongban.core.journal.JournalStore;
import org.tongban.node.api.BatchController;
import org.tongban.node.api.BatchFiles;
import org.tongban.node.api.BatchOnce;
import org.tongban.node.batch.BatchJob;
import org.tongban.node.batch.BatchResults;
import org.tongban.node.batch.Batches;
import org.tongban.node.batch.ChunkQueue;
import org.tongban.node.batch.ChunkSender;
import org.tongban.node.batch.ChunkTurns;
import org.tongban.node.batch.DueChunks;
import org.tongban.node.batch.MessageAsk;
import org.tongban.node.job.Jobs;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.settings.KafkaSettings;
import org.tongban.node.settings.Settings;
import org.tongban.node.station.DraftCheck;
import org.tongban.node.store.BatchBook;
import org.tongban.node.store.BatchStore;
import org.tongban.node.store.ChunkClaims;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.NodeDatabase;

/** Many asks at once. */
@Configuration(proxyBeanMethods = false)
@Import(BatchController.class)
class BatchWiring {
  /** What a message's request has beside its items. */
  private static final int REST = 4_096;

  @Bean
  BatchStore batchStore(NodeDatabase database, EvidenceVault vault) {
    return new BatchStore(database.dataSource(), vault);
  }

  @Bean
  BatchBook batchBook(NodeDatabase database) {
    return new BatchBook(database.dataSource());
  }

  /** Where word of a message comes on two ways, only one of them may send it. */
  @Bean
  ChunkSender chunkSender(
      BatchBook book,
      BatchStore store,
      CamelContext camel,
      JournalStore journal,
      Settings settings,
      NodeDatabase database,
      Clock clock) {
    var asking = new MessageAsk(book, store, camel.createProducerTemplate(), journal, clock);
    return settings.kafka().filter(KafkaSettings::batchesOn).isPresent()
        ? new ChunkTurns(asking, new ChunkClaims(database.dataSource()))
        : asking;
  }

  @Bean
  BatchJob batchJob(BatchBook book, BatchStore store, ChunkSender sender, Clock clock) {
    return new BatchJob(book, store, sender, clock);
  }

  /** Of all batches that come in together: nobody gains by more than there are processors. */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService batchIntake() {
    var count = new AtomicInteger();
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(),
        work -> {
          var thread = new Thread(work, "batch-intake-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  @Bean
  Batches batches(
      DraftCheck check,
      BatchBook book,
      BatchStore store,
      Jobs jobs,
      BatchJob job,
      ObjectProvider<ChunkQueue> shared,
      ExecutorService batchIntake,
      Settings settings,
      Clock clock) {
    var queue = shared.getIfAvailable(() -> new DueChunks(jobs, job));
    int most = settings.api().maxBody().bytes() - REST;
    return new Batches(check, book, store, queue, most, batchIntake, clock);
  }

  @Bean
  BatchResults batchResults(CatalogueKeeper catalogue, Batches batches, JournalStore journal) {
    return new BatchResults(catalogue, batches, journal);
  }

  @Bean
  BatchFiles batchFiles(BatchResults results) {
    return new BatchFiles(results);
  }

  @Bean
  BatchOnce batchOnce(IdempotencyStore keys) {
    return new BatchOnce(keys);
  }
}
