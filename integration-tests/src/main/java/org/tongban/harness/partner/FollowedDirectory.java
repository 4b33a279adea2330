package org.tongban.harness.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.core.seal.TrustedDirectory;

/** A federation's directory as it lies in a file, which simulated regions follow and join. */
public final class FollowedDirectory implements Supplier<TrustedDirectory> {
  private static final Duration OFTEN = Duration.ofSeconds(1);

  private final Path file;
  private final SignedDocuments documents;
  private final X509Certificate operator;
  private final Clock clock;
  private volatile TrustedDirectory current;
  private volatile Instant looked;

  /**
   * Opens it.
   *
   * @throws SignedDocumentException when it is not that operator's
   * @throws UncheckedIOException when there is none
   */
  public FollowedDirectory(
      Path file, SignedDocuments documents, X509Certificate operator, Clock clock) {
    this.file = Objects.requireNonNull(file, "file");
    this.documents = Objects.requireNonNull(documents, "documents");
    this.operator = Objects.requireNonNull(operator, "operator");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.current = open(read());
    this.looked = clock.instant();
  }

  private byte[] read() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }

  private TrustedDirectory open(byte[] signed) {
    return documents.openDirectory(signed, operator, clock.instant());
  }

  @Override
  public TrustedDirectory get() {
    var now = clock.instant();
    if (now.isAfter(looked.plus(OFTEN))) {
      looked = now;
      refresh();
    }
    return current;
  }

  /** Takes over what somebody else has written; what can't be opened changes nothing. */
  private void refresh() {
    try {
      var found = open(read());
      if (found.directory().version() > current.directory().version()) {
        current = found;
      }
    } catch (SignedDocumentException | UncheckedIOException e) {
      // half written, or not the operator's: what is known goes on
      return;
    }
  }

  /** Writes a change of it, whole or not at all, and takes it over. */
  public void change(UnaryOperator<byte[]> change) {
    var changed = change.apply(read());
    var opened = open(changed);
    try {
      var beside = file.resolveSibling(file.getFileName() + ".new");
      Files.write(beside, changed);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be written", e);
    }
    current = opened;
  }
}
