package org.tongban.node.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.core.seal.TrustedDirectory;

/**
 * Holds the last good directory. A newer file takes its place when it is signed by the operator,
 * has no faults and a version that isn't lower; anything else leaves the old one in force until it
 * expires.
 */
public final class DirectoryKeeper implements Supplier<TrustedDirectory> {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryKeeper.class);

  private final Path file;
  private final X509Certificate operator;
  private final SignedDocuments documents;
  private final Clock clock;
  private final AtomicReference<TrustedDirectory> current = new AtomicReference<>();
  private FileTime seen;

  /**
   * Loads the directory.
   *
   * @throws SignedDocumentException when it isn't signed by the operator, or has expired
   * @throws DirectoryException when its content has faults
   */
  public DirectoryKeeper(
      Path file, X509Certificate operator, SignedDocuments documents, Clock clock)
      throws IOException {
    this.file = file;
    this.operator = operator;
    this.documents = documents;
    this.clock = clock;
    this.seen = Files.getLastModifiedTime(file);
    this.current.set(read());
  }

  /**
   * The directory in force.
   *
   * @throws RefusedException {@code DIRECTORY_EXPIRED}: an expired one proves nothing any more
   */
  @Override
  public TrustedDirectory get() {
    var held = current.get();
    if (!clock.instant().isBefore(held.directory().expires())) {
      throw new RefusedException(
          Reason.DIRECTORY_EXPIRED, "expired at " + held.directory().expires());
    }
    return held;
  }

  /** Looks whether the file has changed; called at intervals. */
  public synchronized void refresh() {
    try {
      var modified = Files.getLastModifiedTime(file);
      if (modified.equals(seen)) {
        return;
      }
      seen = modified;
      take(read());
    } catch (IOException | SignedDocumentException | DirectoryException e) {
      LOG.error("The directory {} is not taken over: {}", file, e.getMessage());
    }
  }

  private void take(TrustedDirectory fresh) {
    var held = current.get().directory().version();
    if (fresh.directory().version() < held) {
      LOG.error(
          "The directory {} is not taken over: version {} is lower than {}, a rollback",
          file,
          fresh.directory().version(),
          held);
      return;
    }
    current.set(fresh);
    LOG.info("Directory version {} is in force", fresh.directory().version());
  }

  private TrustedDirectory read() throws IOException {
    return documents.openDirectory(Files.readAllBytes(file), operator, clock.instant());
  }
}
