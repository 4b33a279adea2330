package org.tongban.node.wiring;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.CatalogueException;

/** Loads the catalogue beside the rest of a start; it takes seconds and needs nothing but files. */
public final class HeadStart {
  private final CompletableFuture<Catalogue> catalogue = new CompletableFuture<>();

  private HeadStart() {}

  /** Begins at once. */
  public static HeadStart begin(Path schemas) {
    var start = new HeadStart();
    var thread = new Thread(() -> start.load(schemas), "head-start");
    thread.setDaemon(true);
    thread.start();
    return start;
  }

  private void load(Path schemas) {
    var loaded = catalogue.completeAsync(() -> Catalogue.load(schemas), Runnable::run);
    if (!loaded.isCompletedExceptionally()) {
      // a message that needs the FHIR library earlier waits for it
      loaded.join().warmUp();
    }
  }

  /**
   * The catalogue, once it is loaded.
   *
   * @throws CatalogueException with every problem
   */
  Catalogue catalogue() {
    try {
      return catalogue.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CatalogueException problems ? problems : e;
    }
  }
}
