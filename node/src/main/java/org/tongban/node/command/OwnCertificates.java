package org.tongban.node.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.seal.CertificateChain;
import org.tongban.core.seal.CertificateFault;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.command.CertificateState.Standing;
import org.tongban.node.keeper.NotTakenException;
import org.tongban.node.keeper.OperatorFiles;
import org.tongban.node.keeper.RevocationKeeper;
import org.tongban.node.settings.Settings;

/** Looks at every key and certificate that a node's settings name. */
final class OwnCertificates {
  private static final String PULLED = "directory.jws";

  private final Settings settings;
  private final Instant now;
  private final Predicate<CertifiedKey> revoked;
  private final Optional<Directory> directory;

  OwnCertificates(Settings settings, Clock clock) {
    this.settings = settings;
    this.now = clock.instant();
    this.revoked = RevocationKeeper.kept(settings, clock);
    this.directory = newest(settings, now);
  }

  /** The newest directory of those on disk; an expired one as well. */
  Optional<Directory> directory() {
    return directory;
  }

  List<CertificateState> all() {
    var states = new ArrayList<CertificateState>();
    KeySlot.of(settings.keys()).forEach(slot -> states.add(state(slot)));
    KeySlot.next(settings.keys()).forEach(slot -> states.add(state(slot)));
    states.add(operator());
    return List.copyOf(states);
  }

  private CertificateState state(KeySlot slot) {
    try {
      var chain = CertificateChain.read(slot.files().certificate());
      return new CertificateState(
          slot.setting(),
          slot.use().code(),
          Optional.of(chain),
          chain.faults(slot.use(), slot.suites(), now),
          pairProblem(slot),
          standing(chain.thumbprint(), slot.use()));
    } catch (KeyFileException e) {
      return unread(slot.setting(), slot.use().code(), e, Standing.UNKNOWN);
    }
  }

  private static Optional<String> pairProblem(KeySlot slot) {
    try {
      slot.files().check();
      return Optional.empty();
    } catch (KeyFileException e) {
      return Optional.of(e.getMessage());
    }
  }

  private CertificateState operator() {
    try {
      var chain = CertificateChain.read(settings.federation().operator());
      var suites = Set.copyOf(chain.suite().stream().toList());
      return new CertificateState(
          "federation.operator",
          "operator",
          Optional.of(chain),
          chain.faults(KeyUse.SIGN, suites, now),
          Optional.empty(),
          Standing.NONE);
    } catch (KeyFileException e) {
      return unread("federation.operator", "operator", e, Standing.NONE);
    }
  }

  private static CertificateState unread(
      String setting, String use, KeyFileException e, Standing standing) {
    return new CertificateState(
        setting,
        use,
        Optional.empty(),
        Set.<CertificateFault>of(),
        Optional.of(e.getMessage()),
        standing);
  }

  private Standing standing(String thumbprint, KeyUse use) {
    if (directory.isEmpty()) {
      return Standing.UNKNOWN;
    }
    var found = directory.get().byThumbprint(thumbprint);
    if (found.isEmpty()) {
      return Standing.MISSING;
    }
    var key = found.get();
    if (!key.owner().equals(settings.member()) || key.use() != use) {
      return Standing.OTHER;
    }
    if (key.revoked() || revoked.test(key)) {
      return Standing.REVOKED;
    }
    return key.usable(now) ? Standing.HELD : Standing.NOT_IN_FORCE;
  }

  /** The newest directory that the node has and can believe. */
  static Optional<Directory> newest(Settings settings, Instant now) {
    var documents = new SignedDocuments(CryptoProvider.bouncyCastle());
    try {
      var operators = new OperatorFiles(settings, documents).at(now);
      return Stream.of(settings.federation().directory(), settings.data().resolve(PULLED))
          .filter(Files::isReadable)
          .flatMap(file -> opened(file, documents, operators).stream())
          .reduce((one, other) -> other.version() > one.version() ? other : one);
    } catch (KeyFileException | NotTakenException e) {
      return Optional.empty(); // what is said is that no directory could be believed
    }
  }

  private static Optional<Directory> opened(
      Path file, SignedDocuments documents, List<X509Certificate> operators) {
    try {
      var opened = documents.openDirectory(NodeFiles.bytes(file), operators, Instant.EPOCH);
      return Optional.of(opened.directory());
    } catch (SignedDocumentException | DirectoryException e) {
      return Optional.empty();
    }
  }
}
