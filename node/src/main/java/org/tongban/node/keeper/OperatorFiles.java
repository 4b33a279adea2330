package org.tongban.node.keeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.core.seal.Operators;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.settings.Settings;

/**
 * Whose signature a node believes under directory and catalogue: the operator's certificate that
 * the settings name, and the changes of key that follow from it. These lie in {@code operator.jws}
 * beside the directory, or were pulled with it; of both, the one with the higher number counts.
 */
public final class OperatorFiles {
  /** The last change of key that this node has believed. */
  static final String SEEN = "operator.number";

  private static final String NAME = "operator.jws";

  private final Path first;
  private final Path brought;
  private final Path pulled;
  private final HighWater seen;
  private final SignedDocuments documents;

  public OperatorFiles(Settings settings, SignedDocuments documents) {
    this.first = settings.federation().operator();
    this.brought = settings.federation().directory().resolveSibling(NAME);
    this.pulled = settings.data().resolve(NAME);
    this.seen = new HighWater(settings.data().resolve(SEEN));
    this.documents = documents;
  }

  /** What else changes when the operator's key does. */
  List<Path> files() {
    return List.of(first, brought, pulled);
  }

  /**
   * Those who may sign at that time.
   *
   * @throws NotTakenException when the changes are not the operator's, or this node has had later
   *     ones
   */
  public List<X509Certificate> at(Instant now) {
    return read().at(now);
  }

  private Operators read() {
    var known = Operators.only(SignedDocuments.operatorCertificate(first));
    var problems = new ArrayList<String>();
    for (var file : List.of(brought, pulled)) {
      if (Files.exists(file)) {
        try {
          var found = open(Files.readAllBytes(file));
          known = found.number() > known.number() ? found : known;
        } catch (IOException e) {
          problems.add(file + ": can't be read");
        } catch (SignedDocumentException | NotTakenException e) {
          problems.add(file + ": " + e.getMessage());
        }
      }
    }
    if (known.number() == 0 && !problems.isEmpty()) {
      throw new NotTakenException(String.join("\n", problems));
    }
    check(known);
    return known;
  }

  private Operators open(byte[] lines) {
    return documents.openOperators(lines, SignedDocuments.operatorCertificate(first));
  }

  private void check(Operators operators) {
    try {
      seen.check(operators.federation(), operators.number());
    } catch (NotTakenException e) {
      throw new NotTakenException(NAME + ": " + e.getMessage());
    } catch (IOException e) {
      throw new NotTakenException(SEEN + ": can't be read");
    }
  }

  /** The changes as they lie there, the longest where there are several; empty for none. */
  public static Optional<byte[]> changes(Settings settings) {
    return Stream.of(
            settings.federation().directory().resolveSibling(NAME), settings.data().resolve(NAME))
        .filter(Files::isReadable)
        .map(OperatorFiles::bytes)
        .max(Comparator.comparingInt(bytes -> bytes.length));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new NotTakenException(file + ": can't be read");
    }
  }

  /** From now on the changes that are there can't be taken back. */
  void remember() {
    var known = read();
    if (known.number() > 0) {
      seen.raise(known.federation(), known.number());
    }
  }

  /** Fetches later changes, where there are any, and keeps them. */
  void pull(WebFiles web, String address) throws IOException {
    var found = web.find(address, NAME);
    if (found.isEmpty() || open(found.get()).number() <= read().number()) {
      return;
    }
    Files.createDirectories(pulled.getParent());
    var half = Files.createTempFile(pulled.getParent(), "." + NAME, "");
    Files.write(half, found.get());
    Files.move(half, pulled, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
