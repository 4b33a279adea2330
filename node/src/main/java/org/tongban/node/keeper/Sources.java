package org.tongban.node.keeper;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.SignedDocumentException;

/** The addresses that one thing is pulled from, and what was wrong with each the last time. */
final class Sources {
  private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

  private final List<String> addresses;
  private final Map<String, String> problems = new ConcurrentSkipListMap<>();

  Sources(List<String> addresses) {
    this.addresses = addresses;
  }

  /** Fetches from one address; true when there was something newer. */
  @FunctionalInterface
  interface Pull {
    boolean from(String address) throws IOException;
  }

  /**
   * Goes through the addresses until one has something newer: a server that is behind, or held back
   * on purpose, doesn't hide it. A problem is logged when it is another than the last time.
   */
  boolean pull(Pull pull) {
    for (var address : addresses) {
      try {
        boolean newer = pull.from(address);
        problems.remove(address);
        if (newer) {
          return true;
        }
      } catch (IOException
          | SignedDocumentException
          | CatalogueException
          | DirectoryException
          | KeyFileException
          | NotTakenException e) {
        tell(address, String.valueOf(e.getMessage()));
      }
    }
    return false;
  }

  private void tell(String address, String problem) {
    if (!problem.equals(problems.put(address, problem))) {
      LOG.warn("Nothing could be pulled from {}: {}", address, problem);
    }
  }

  /** Address to why nothing could be had from it the last time. */
  Map<String, String> problems() {
    return Map.copyOf(problems);
  }
}
