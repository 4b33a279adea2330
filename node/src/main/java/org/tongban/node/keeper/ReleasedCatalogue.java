package org.tongban.node.keeper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  private final Settings settings;
  private final SignedDocuments documents;
  private final Clock clock;

  public ReleasedCatalogue(Settings settings, SignedDocuments documents, Clock clock) {
    this.settings = settings;
    this.documents = documents;
    this.clock = clock;
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
    var release = documents.openCatalogue(signed, operator(), clock.instant());
    if (!seen().precedes(release)) {
      throw new NotTakenException(rollback(release));
    }
    return release;
  }

  private String rollback(Release release) throws IOException {
    return "is release " + Seen.of(release) + ", but this node has had " + seen();
  }

  private List<String> problems(Path file, Path folder) {
    try {
      var release = read(file);
      var problems = new ArrayList<String>();
      if (!seen().precedes(release)) {
        problems.add(file + ": " + rollback(release));
      }
      release.differences(folder).forEach(text -> problems.add(folder.resolve(text).toString()));
      return problems;
    } catch (SignedDocumentException | CatalogueException e) {
      return List.of(file + ": " + e.getMessage());
    } catch (KeyFileException e) {
      return List.of(e.getMessage());
    } catch (IOException e) {
      return List.of(file + ": can't be read");
    }
  }

  private Release read(Path file) throws IOException {
    return documents.openCatalogue(Files.readAllBytes(file), operator(), clock.instant());
  }

  private X509Certificate operator() {
    return SignedDocuments.operatorCertificate(settings.federation().operator());
  }

  private Path memory() {
    return settings.data().resolve(SEEN);
  }

  private Seen seen() throws IOException {
    return Files.exists(memory())
        ? Seen.parse(Files.readString(memory(), StandardCharsets.UTF_8))
        : new Seen("", 0);
  }

  /** Written beside and then moved: a power failure leaves the old or the new one. */
  private Release remember(Path file) {
    try {
      Files.createDirectories(settings.data());
      var release = read(file);
      var half = Files.createTempFile(settings.data(), ".catalogue", "");
      Files.writeString(half, Seen.of(release) + "\n", StandardCharsets.UTF_8);
      Files.move(
          half, memory(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return release;
    } catch (IOException e) {
      throw new NotTakenException("can't write " + memory());
    }
  }

  /** A release as it is remembered. */
  private record Seen(String catalogue, long version) {
    static Seen of(Release release) {
      return new Seen(release.catalogue(), release.version());
    }

    /** What can't be read counts as the highest: a rollback must not follow from a torn file. */
    static Seen parse(String text) {
      var parts = text.strip().split(" ", -1);
      boolean formed = parts.length == 2 && parts[1].matches("[0-9]{1,18}");
      return formed ? new Seen(parts[0], Long.parseLong(parts[1])) : new Seen("?", Long.MAX_VALUE);
    }

    boolean precedes(Release release) {
      boolean same = catalogue.isEmpty() || catalogue.equals(release.catalogue());
      return same && version <= release.version();
    }

    @Override
    public String toString() {
      return catalogue + " " + version;
    }
  }
}
