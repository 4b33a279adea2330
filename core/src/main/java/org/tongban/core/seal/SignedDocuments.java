package org.tongban.core.seal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.catalogue.Release;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.message.Digest;

/** The federation operator's documents: JWS over JSON, signed with an offline key. */
public final class SignedDocuments {
  private final Jws jws;

  public SignedDocuments(CryptoProvider provider) {
    this.jws = new Jws(provider);
  }

  /**
   * Signs the JSON form of a directory.
   *
   * @throws DirectoryException when the content has faults
   */
  public byte[] signDirectory(byte[] json, KeyPairFiles operator) {
    Objects.requireNonNull(Directory.parse(json));
    return jws.sign(Typing.DIRECTORY, json, HeldKey.load(operator));
  }

  /**
   * Opens a signed directory.
   *
   * @throws SignedDocumentException when the signature is not the operator's, or it has expired
   * @throws DirectoryException when the signed content has faults
   */
  public TrustedDirectory openDirectory(byte[] signed, X509Certificate operator, Instant now) {
    return openDirectory(signed, List.of(operator), now);
  }

  /** The same where one key of the operator follows another: any of these may have signed. */
  public TrustedDirectory openDirectory(
      byte[] signed, List<X509Certificate> operators, Instant now) {
    var directory = Directory.parse(verified(signed, operators, Typing.DIRECTORY, "directory"));
    if (!now.isBefore(directory.expires())) {
      throw new SignedDocumentException("the directory expired at " + directory.expires());
    }
    return new TrustedDirectory(directory, Digest.sha256(signed));
  }

  /** Signs a release of the catalogue. */
  public byte[] signCatalogue(Release release, KeyPairFiles operator) {
    return jws.sign(Typing.CATALOGUE, release.json(), HeldKey.load(operator));
  }

  /**
   * Opens a signed release of the catalogue.
   *
   * @throws SignedDocumentException when the signature is not the operator's, or it has expired
   * @throws CatalogueException when the signed content has faults
   */
  public Release openCatalogue(byte[] signed, X509Certificate operator, Instant now) {
    return openCatalogue(signed, List.of(operator), now);
  }

  /** The same where one key of the operator follows another: any of these may have signed. */
  public Release openCatalogue(byte[] signed, List<X509Certificate> operators, Instant now) {
    var release = Release.parse(verified(signed, operators, Typing.CATALOGUE, "catalogue"));
    if (!now.isBefore(release.expires())) {
      throw new SignedDocumentException("the catalogue expired at " + release.expires());
    }
    return release;
  }

  /** Signs the operator's next key with the one before. */
  public byte[] signOperator(OperatorChange change, KeyPairFiles before) {
    return jws.sign(Typing.OPERATOR, change.json(), HeldKey.load(before));
  }

  /**
   * Opens the operator's changes of key, one on a line, each signed with the key before it. Those
   * before the first key's own are history and passed over.
   *
   * @param first the key that was given by hand
   * @throws SignedDocumentException when one is no such document or does not follow
   */
  public Operators openOperators(byte[] lines, X509Certificate first) {
    var operators = Operators.only(first);
    for (var line : lines(lines)) {
      var signer = signer(line);
      if (operators.endsWith(signer)) {
        var last = operators.last();
        var json = verified(line, List.of(last), Typing.OPERATOR, "operator's change");
        operators = operators.and(OperatorChange.parse(json));
      } else if (operators.number() > 0) {
        throw new SignedDocumentException("an operator's change is not signed by the one before");
      }
    }
    return operators;
  }

  /**
   * The number of the change that the signer makes after those lines. The file is the operator's
   * own, so only its last line is looked at.
   *
   * @throws SignedDocumentException when the last one is not about the signer's key
   */
  public long nextNumber(byte[] lines, X509Certificate signer) {
    var all = lines(lines);
    if (all.isEmpty()) {
      return 1;
    }
    var last = change(all.get(all.size() - 1));
    if (!last.certificate().equals(signer)) {
      throw new SignedDocumentException("the last change is about another key");
    }
    return last.number() + 1;
  }

  private OperatorChange change(byte[] line) {
    try {
      return OperatorChange.parse(jws.read(line, Typing.OPERATOR).payload());
    } catch (NotSealedException e) {
      throw new SignedDocumentException("no signed operator's change: " + e.getMessage());
    }
  }

  private static List<byte[]> lines(byte[] file) {
    return new String(file, StandardCharsets.US_ASCII)
        .lines()
        .map(line -> line.getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  private String signer(byte[] line) {
    try {
      return jws.read(line, Typing.OPERATOR).thumbprint();
    } catch (NotSealedException e) {
      throw new SignedDocumentException("no signed operator's change: " + e.getMessage());
    }
  }

  private byte[] verified(
      byte[] signed, List<X509Certificate> operators, Typing typing, String what) {
    try {
      var read = jws.read(strip(signed), typing);
      boolean good =
          operators.stream()
              .filter(operator -> CertifiedKey.thumbprintOf(operator).equals(read.thumbprint()))
              .anyMatch(operator -> jws.verifies(read, operator));
      if (!good) {
        throw new SignedDocumentException("the " + what + " is not signed by the operator");
      }
      return read.payload();
    } catch (NotSealedException e) {
      throw new SignedDocumentException("no signed " + what + ": " + e.getMessage());
    }
  }

  /** An editor's newline at the end of the file is no part of the document. */
  private static byte[] strip(byte[] signed) {
    var end = signed.length;
    while (end > 0 && (signed[end - 1] == '\n' || signed[end - 1] == '\r')) {
      end--;
    }
    return java.util.Arrays.copyOf(signed, end);
  }

  /** The operator's certificate from a PEM file. */
  public static X509Certificate operatorCertificate(Path file) {
    return KeyFiles.certificate(file);
  }
}
