package org.tongban.node.wiring;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.node.keeper.CataloguePlace;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.StoreException;

/**
 * Does beside the rest of a start what takes seconds and needs nothing of it: the catalogue is
 * loaded, and the database started, which is mostly waiting.
 */
public final class HeadStart implements AutoCloseable {
  private static final Duration CALM = Duration.ofSeconds(10);

  private final CompletableFuture<Catalogue> catalogue = new CompletableFuture<>();
  private final CompletableFuture<NodeDatabase> database = new CompletableFuture<>();

  private HeadStart() {}

  /** Begins at once. */
  public static HeadStart begin(Settings settings) {
    var start = new HeadStart();
    var schemas = CataloguePlace.inForce(settings).folder();
    beside(() -> complete(start.catalogue, () -> Catalogue.load(schemas)));
    beside(() -> complete(start.database, () -> NodeDatabase.open(settings)));
    return start;
  }

  private static <T> void complete(CompletableFuture<T> future, Supplier<T> work) {
    future.completeAsync(work, Runnable::run);
  }

  /**
   * The catalogue, once it is loaded.
   *
   * @throws CatalogueException with every problem
   */
  Catalogue catalogue() {
    return awaited(catalogue);
  }

  /**
   * The database, once it is open.
   *
   * @throws StoreException when the server doesn't start or can't be reached
   */
  NodeDatabase database() {
    return awaited(database);
  }

  private static <T> T awaited(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Has the FHIR library initialized before an answer needs it, some time after the node is ready:
   * it takes a second of both cores, which is worth more to the messages that waited for the node
   * and to others that start on the same machine. A message that needs it earlier waits.
   */
  public void warmUp() {
    CompletableFuture.delayedExecutor(CALM.toSeconds(), TimeUnit.SECONDS, HeadStart::beside)
        .execute(() -> catalogue().warmUp());
  }

  /** Leaves no server behind that no part has taken over; nothing happens to one that is closed. */
  @Override
  public void close() {
    database.thenAccept(NodeDatabase::close).exceptionally(failure -> null).join();
  }

  private static void beside(Runnable work) {
    var thread = new Thread(work, "head-start");
    thread.setDaemon(true);
    thread.start();
  }
}
