package org.tongban.it.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A golden message with the description beside it; knows nothing of the project's own code. */
record Vector(Path folder, String name, JsonNode described) {
  private static final Path ALL = Path.of("vectors");

  static Stream<Vector> of(String suite) {
    var folder = ALL.resolve(suite);
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".json"))
          .sorted()
          .toList()
          .stream()
          .map(file -> read(folder, file.replace(".json", "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vector read(Path folder, String name) {
    try {
      return new Vector(
          folder, name, new ObjectMapper().readTree(folder.resolve(name + ".json").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The message itself and, where it was relayed, each statement on the way. */
  List<JsonNode> signatures() {
    var all = new ArrayList<JsonNode>();
    described.path("hops").forEach(all::add);
    all.add(described);
    return all;
  }

  /** What goes over the wire, divided at the way's separator. */
  List<String> parts() {
    try (var files = Files.list(folder)) {
      var file =
          files.filter(one -> one.getFileName().toString().matches(name + "\\.(jose|relay|jws)"));
      var bytes = Files.readAllBytes(file.findFirst().orElseThrow());
      return List.of(new String(bytes, StandardCharsets.US_ASCII).split("~", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is signed, in the open or within the encryption. */
  String last() {
    var parts = parts();
    return parts.get(parts.size() - 1);
  }

  X509Certificate certificate(JsonNode from) throws GeneralSecurityException {
    return certificate(from, CertificateFactory.getInstance("X.509"));
  }

  X509Certificate certificate(JsonNode from, CertificateFactory reader)
      throws GeneralSecurityException {
    try (var pem = Files.newInputStream(file(from, "certificate"))) {
      return (X509Certificate) reader.generateCertificate(pem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key that opens this one, which everybody has. */
  PrivateKey key(KeyFactory factory) throws GeneralSecurityException {
    try {
      var pem = Files.readString(file(described.path("encryption"), "key"));
      var base64 = pem.replaceAll("-----[A-Z ]+-----", "");
      var bytes = Base64.getMimeDecoder().decode(base64);
      return factory.generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file(JsonNode from, String what) {
    return folder.resolve(from.path(what).textValue());
  }

  static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
    return digest(certificate.getEncoded());
  }

  static String digest(String text) throws GeneralSecurityException {
    return digest(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String digest(byte[] bytes) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  @Override
  public String toString() {
    return folder.getFileName() + " " + name;
  }
}
