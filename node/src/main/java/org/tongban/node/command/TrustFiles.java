package org.tongban.node.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.keeper.NotTakenException;
import org.tongban.node.keeper.OperatorFiles;
import org.tongban.node.settings.KeySettings;
import org.tongban.node.settings.KeySettings.Pair;
import org.tongban.node.settings.Settings;

/** Checks the node's keys and the federation's directory, and whether they fit each other. */
final class TrustFiles {
  private static final String DEMONSTRATION =
      " comes from a demonstration authority, which this node refuses"
          + " (demonstration.allowDemonstrationCertificates)";
  private static final String SIMULATOR =
      " comes from a real authority, which a node with demonstration.simulator may not have";

  private final Settings settings;
  private final Instant now;
  private final List<String> problems;

  TrustFiles(Settings settings, Clock clock, List<String> problems) {
    this.settings = settings;
    this.now = clock.instant();
    this.problems = problems;
  }

  /** The directory, when it is the operator's and in force. */
  Optional<Directory> check() {
    Optional<Directory> directory = directory();
    var member = directory.flatMap(found -> found.member(settings.member()));
    if (directory.isPresent() && member.isEmpty()) {
      problems.add(settings.federation().directory() + ": does not name " + settings.member());
    }
    key(settings.keys().sign(), KeyUse.SIGN, member);
    key(settings.keys().tls(), KeyUse.TLS, member);
    key(settings.keys().encrypt(), KeyUse.ENCRYPT, member);
    settings.keys().sm2().ifPresent(sm2 -> sm2(sm2, member));
    for (var use : KeyUse.values()) {
      // the directory need not have them yet
      settings.keys().next(use).forEach(pair -> key(pair, use, Optional.empty()));
    }
    return directory;
  }

  private void sm2(KeySettings.Sm2 keys, Optional<Member> member) {
    key(keys.sign(), KeyUse.SIGN, member);
    key(keys.encrypt(), KeyUse.ENCRYPT, member);
  }

  private Optional<Directory> directory() {
    Path file = settings.federation().directory();
    Path operator = settings.federation().operator();
    if (!Files.isReadable(file) || !Files.isReadable(operator)) {
      return Optional.empty();
    }
    try {
      var documents = new SignedDocuments(CryptoProvider.bouncyCastle());
      var operators = new OperatorFiles(settings, documents).at(now);
      var opened = documents.openDirectory(NodeFiles.bytes(file), operators, now);
      return Optional.of(opened.directory());
    } catch (SignedDocumentException | DirectoryException | NotTakenException e) {
      problems.add(file + ": " + e.getMessage());
    } catch (KeyFileException e) {
      problems.add(e.getMessage());
    }
    return Optional.empty();
  }

  private void key(Pair pair, KeyUse use, Optional<Member> member) {
    if (!Files.isReadable(pair.key()) || !Files.isReadable(pair.certificate())) {
      return;
    }
    try {
      var files = new KeyPairFiles(pair.key(), pair.certificate());
      NodeKeys keys = NodeKeys.load(files, files, files);
      if (keys.fromDemonstrationAuthority()
          && !settings.demonstration().allowDemonstrationCertificates()) {
        problems.add(pair.certificate() + DEMONSTRATION);
      }
      if (settings.demonstration().simulator().isPresent()
          && !keys.fromDemonstrationAuthorityOnly()) {
        problems.add(pair.certificate() + SIMULATOR);
      }
      if (member.isPresent() && !named(member.get(), use, keys.tls().thumbprint())) {
        problems.add(pair.certificate() + ": the directory gives this member no such key now");
      }
    } catch (KeyFileException e) {
      problems.add(e.getMessage());
    }
  }

  private boolean named(Member member, KeyUse use, String thumbprint) {
    return member.keys(use, now).stream().anyMatch(key -> key.thumbprint().equals(thumbprint));
  }
}
