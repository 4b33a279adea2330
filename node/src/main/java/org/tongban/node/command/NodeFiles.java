package org.tongban.node.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.directory.Directory;
import org.tongban.core.identity.Divisions;
import org.tongban.core.identity.DivisionsException;
import org.tongban.core.policy.AccessRules;
import org.tongban.core.policy.AccessRulesException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.keeper.ApiCertificateKeeper;
import org.tongban.node.keeper.CataloguePlace;
import org.tongban.node.keeper.NotTakenException;
import org.tongban.node.keeper.ReleasedCatalogue;
import org.tongban.node.routeguard.RouteGuard;
import org.tongban.node.routeguard.RouteProblem;
import org.tongban.node.routeguard.StepRegisters;
import org.tongban.node.settings.ApiTlsSettings;
import org.tongban.node.settings.FilesOnDisk;
import org.tongban.node.settings.Problem;
import org.tongban.node.settings.RouteSettings;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.StorageKeys;
import org.tongban.node.store.StoreException;

/** Reads the files that a node starts with, each by the reader that the node uses. */
final class NodeFiles {
  private final List<String> problems = new ArrayList<>();
  private final Settings settings;

  private NodeFiles(Settings settings) {
    this.settings = settings;
  }

  /** Every problem of every file, led by the file's name. What is missing is said once. */
  static List<String> problems(Settings settings, Clock clock) {
    var files = new NodeFiles(settings);
    files.addAll(FilesOnDisk.problems(settings), Problem::toString);
    files.divisions();
    Optional<Catalogue> catalogue = files.catalogue();
    Optional<Directory> directory = new TrustFiles(settings, clock, files.problems).check();
    files.release(clock);
    files.apiCertificate();
    files.storageKeys();
    files.access(catalogue, directory);
    files.routes(catalogue);
    return files.problems;
  }

  private void divisions() {
    if (Files.isRegularFile(settings.divisions())) {
      try {
        Divisions.load(settings.divisions());
      } catch (DivisionsException e) {
        addAll(e.problems(), problem -> settings.divisions() + ": " + problem);
      }
    }
  }

  private Optional<Catalogue> catalogue() {
    if (Files.isDirectory(settings.catalogue())) {
      try {
        return Optional.of(Catalogue.load(settings.catalogue()));
      } catch (CatalogueException e) {
        problems.addAll(e.problems());
      }
    }
    return Optional.empty();
  }

  private void release(Clock clock) {
    boolean there =
        settings.federation().catalogue().filter(Files::isReadable).isPresent()
            && Files.isReadable(settings.federation().operator())
            && Files.isDirectory(settings.catalogue());
    if (there) {
      var documents = new SignedDocuments(CryptoProvider.bouncyCastle());
      problems.addAll(
          new ReleasedCatalogue(settings, documents, clock)
              .problems(CataloguePlace.inForce(settings)));
    }
  }

  private void apiCertificate() {
    try {
      // says what keeps a node from starting, and nothing where a file is missing: that is said
      if (settings.api().tls().filter(NodeFiles::readable).isPresent()) {
        new ApiCertificateKeeper(settings);
      }
    } catch (NotTakenException | KeyFileException e) {
      problems.add(e.getMessage());
    }
  }

  private void storageKeys() {
    var encryption = settings.journal().encryption();
    if (encryption.keyIfNeeded().filter(Files::isReadable).isPresent()) {
      try {
        StorageKeys.read(encryption, CryptoProvider.bouncyCastle());
      } catch (StoreException e) {
        problems.add(e.getMessage());
      }
    }
  }

  private static boolean readable(ApiTlsSettings tls) {
    return Files.isReadable(tls.certificate())
        && Files.isReadable(tls.key())
        && tls.clients().stream().allMatch(Files::isReadable);
  }

  private void access(Optional<Catalogue> catalogue, Optional<Directory> directory) {
    Path file = settings.access();
    if (!Files.isReadable(file)) {
      return;
    }
    try {
      AccessRules rules = AccessRules.load(bytes(file));
      if (catalogue.isPresent() && directory.isPresent()) {
        addAll(rules.problems(catalogue.get(), directory.get()), problem -> file + ": " + problem);
      }
    } catch (AccessRulesException e) {
      addAll(e.problems(), problem -> file + ": " + problem);
    }
  }

  private void routes(Optional<Catalogue> catalogue) {
    RouteSettings routes = settings.routes();
    if (Files.isDirectory(routes.spine()) && Files.isDirectory(routes.lookups())) {
      addAll(
          RouteGuard.check(
              routes.spine(),
              routes.lookups(),
              routes.allowedComponents(),
              new StepRegisters(
                  settings.stepRegisters(),
                  // without a catalogue that can be read, that is what is said
                  name -> catalogue.map(known -> known.reserves(name)).orElse(true))),
          RouteProblem::toString);
    }
  }

  private <T> void addAll(List<T> found, Function<T, String> text) {
    found.stream().map(text).forEach(problems::add);
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
