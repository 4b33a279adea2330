package org.tongban.node.keeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.catalogue.Release;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.settings.Settings;

/**
 * Holds the catalogue's folder against the operator's signed release, where there is one:
 * signature, expiry, every file's digest, and no version lower than one that this node has had.
 */
public final class ReleasedCatalogue {
  /** Holds name and version of the highest release that this node has taken. */
  static final String SEEN = "catalogue.release";

  private final SignedDocuments documents;
  private final Clock clock;
  private final HighWater seen;
  private final OperatorFiles operators;

  public ReleasedCatalogue(Settings settings, SignedDocuments documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
    this.seen = new HighWater(settings.data().resolve(SEEN));
    this.operators = new OperatorFiles(settings, documents);
  }

  /** Every problem; none where nobody releases the catalogue. */
  public List<String> problems(CataloguePlace place) {
    return place.release().map(file -> problems(file, place.folder())).orElseGet(List::of);
  }

  /** Throws NotTakenException with every problem. */
  void check(CataloguePlace place) {
    var problems = problems(place);
    if (!problems.isEmpty()) {
      throw new NotTakenException(
          "the catalogue is not as released:\n" + String.join("\n", problems));
    }
  }

  /**
   * Checks, and remembers the version.
   *
   * @return the release, where there is one
   * @throws NotTakenException with every problem
   */
  Optional<Release> passed(CataloguePlace place) {
    check(place);
    return place.release().map(this::remember);
  }

  /**
   * Opens a release that was fetched.
   *
   * @throws SignedDocumentException when it isn't the operator's, or has expired
   * @throws NotTakenException when this node has had a later one
   */
  Release open(byte[] signed) throws IOException {
    var release = documents.openCatalogue(signed, operators(), clock.instant());
    seen.check(release.catalogue(), release.version());
    return release;
  }

  private List<String> problems(Path file, Path folder) {
    try {
      var release = read(file);
      var problems = new ArrayList<String>();
      try {
        seen.check(release.catalogue(), release.version());
      } catch (NotTakenException e) {
        problems.add(file + ": " + e.getMessage());
      }
      release.differences(folder).forEach(text -> problems.add(folder.resolve(text).toString()));
      return problems;
    } catch (SignedDocumentException | CatalogueException e) {
      return List.of(file + ": " + e.getMessage());
    } catch (KeyFileException | NotTakenException e) {
      return List.of(e.getMessage());
    } catch (IOException e) {
      return List.of(file + ": can't be read");
    }
  }

  private Release read(Path file) throws IOException {
    return documents.openCatalogue(Files.readAllBytes(file), operators(), clock.instant());
  }

  private List<X509Certificate> operators() {
    return operators.at(clock.instant());
  }

  /** What else decides whether a release is good. */
  List<Path> operatorFiles() {
    return operators.files();
  }

  private Release remember(Path file) {
    try {
      var release = read(file);
      seen.raise(release.catalogue(), release.version());
      return release;
    } catch (IOException e) {
      throw new NotTakenException(file + ": can't be read");
    }
  }
}
