package org.tongban.node.keeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.seal.OcspAnswer;
import org.tongban.core.seal.SignedDocumentException;

/** The last answer about each key on disk, so that a restart doesn't forget what is revoked. */
final class KeptAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);

  private final Path folder;
  private final X509Certificate authority;
  private final Clock clock;

  KeptAnswers(Path folder, X509Certificate authority, Clock clock) {
    this.folder = folder;
    this.authority = authority;
    this.clock = clock;
  }

  /** What can't be believed any more is told and left out. */
  Optional<OcspAnswer> read(CertifiedKey key) {
    if (!Files.exists(file(key))) {
      return Optional.empty();
    }
    try {
      var bytes = Files.readAllBytes(file(key));
      return Optional.of(OcspAnswer.reopen(bytes, key.certificate(), authority, clock));
    } catch (IOException | SignedDocumentException e) {
      LOG.warn("The answer that was kept in {} is not used: {}", file(key), e.getMessage());
      return Optional.empty();
    }
  }

  void write(CertifiedKey key, byte[] encoded) throws IOException {
    Files.createDirectories(folder);
    var half = Files.createTempFile(folder, "." + key.thumbprint(), "");
    Files.write(half, encoded);
    Files.move(
        half, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path file(CertifiedKey key) {
    return folder.resolve(key.thumbprint() + ".ocsp");
  }
}
