package org.tongban.harness.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.tongban.core.message.Ask;
import org.tongban.core.seal.KeyPairFiles;

/**
 * What a demonstration's federation has published, as files.
 *
 * @param federation folder with the signed documents, and the time-stamp authority's key in {@code
 *     certs}
 * @param schemas the catalogue
 */
public record Papers(Path federation, Path schemas) {
  public Papers {
    Objects.requireNonNull(federation, "federation");
    Objects.requireNonNull(schemas, "schemas");
  }

  byte[] directory() {
    return bytes(federation.resolve("directory.jws"));
  }

  /** The signed release of the catalogue, where there is one. */
  Optional<byte[]> release() {
    return Optional.of(federation.resolve("catalogue.jws"))
        .filter(Files::exists)
        .map(Papers::bytes);
  }

  /** The contract that was asked under, by the names of the release. */
  Map<String, byte[]> contract(Ask ask) {
    var name = ask.service().value().replace('.', '/') + "/" + ask.version() + "/";
    var files = new TreeMap<String, byte[]>();
    for (var file : new String[] {"contract.yaml", "ask.schema.json", "answer.schema.json"}) {
      var path = schemas.resolve(name + file);
      if (Files.exists(path)) {
        files.put(name + file, bytes(path));
      }
    }
    return files;
  }

  /** The time-stamp authority's key, where this federation's lies here. */
  Optional<KeyPairFiles> stamper() {
    var certs = federation.resolve("certs");
    var files =
        new KeyPairFiles(certs.resolve("timestamp.key.pem"), certs.resolve("timestamp.crt.pem"));
    return Optional.of(files).filter(pair -> Files.exists(pair.key()));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
