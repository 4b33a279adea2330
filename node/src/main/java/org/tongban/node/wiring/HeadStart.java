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
    beside(() -> start.catalogue.completeAsync(() -> Catalogue.load(schemas), Runnable::run));
    return start;
  }

  /**
   * Has the FHIR library initialized when the node is ready, before an answer needs it: it takes a
   * second, which most starts can spare. A message that needs it earlier waits.
   */
  public void warmUp() {
    beside(() -> catalogue().warmUp());
  }

  private static void beside(Runnable work) {
    var thread = new Thread(work, "head-start");
    thread.setDaemon(true);
    thread.start();
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
