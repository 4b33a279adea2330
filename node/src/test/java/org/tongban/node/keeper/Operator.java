package org.tongban.node.keeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.util.FileSystemUtils;
import org.tongban.core.catalogue.Release;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.command.TongbanCommand;

/** Releases a catalogue that begins with one service. */
final class Operator {
  static final SignedDocuments DOCUMENTS = new SignedDocuments(CryptoProvider.bouncyCastle());
  static final Instant ISSUED = Instant.parse("2026-11-22T00:00:00Z");
  static final Instant EXPIRES = Instant.parse("2027-11-22T00:00:00Z");

  private final Path certs;
  private final Path folder;

  /** Makes keys where there are none. */
  Operator(Path certs, Path folder) {
    this.certs = certs;
    this.folder = folder;
    if (!Files.exists(certs.resolve("operator.key.pem"))) {
      TongbanCommand.inThisProcess("certs", "make", "--out", certs.toString(), "--force");
    }
    add("codes");
    add("certificate/marriage");
  }

  Path certificate() {
    return certs.resolve("operator.crt.pem");
  }

  Path schemas() {
    return folder.resolve("schemas");
  }

  Path release() {
    return folder.resolve("catalogue.jws");
  }

  void add(String name) {
    try {
      FileSystemUtils.copyRecursively(Path.of("../schemas").resolve(name), schemas().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(String name) throws IOException {
    FileSystemUtils.deleteRecursively(schemas().resolve(name));
  }

  void release(long version) {
    release("demo", version, "operator", ISSUED, EXPIRES);
  }

  void release(String name, long version, String signer, Instant issued, Instant expires) {
    var key =
        new KeyPairFiles(certs.resolve(signer + ".key.pem"), certs.resolve(signer + ".crt.pem"));
    var release = Release.of(schemas(), name, version, issued, expires);
    try {
      Files.write(release(), DOCUMENTS.signCatalogue(release, key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
