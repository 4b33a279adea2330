package org.tongban.core.seal;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
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
    var directory = Directory.parse(verified(signed, operator, Typing.DIRECTORY, "directory"));
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
    var release = Release.parse(verified(signed, operator, Typing.CATALOGUE, "catalogue"));
    if (!now.isBefore(release.expires())) {
      throw new SignedDocumentException("the catalogue expired at " + release.expires());
    }
    return release;
  }

  private byte[] verified(byte[] signed, X509Certificate operator, Typing typing, String what) {
    try {
      var object = jws.read(strip(signed), typing);
      var thumbprint = object.getHeader().getX509CertSHA256Thumbprint().toString();
      if (!CertifiedKey.thumbprintOf(operator).equals(thumbprint)
          || !jws.verifies(object, operator)) {
        throw new SignedDocumentException("the " + what + " is not signed by the operator");
      }
      return object.getPayload().toBytes();
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
