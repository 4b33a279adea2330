package org.tongban.core.seal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemReader;
import org.tongban.core.directory.CertificateReader;

/** Reads keys and certificates from PEM files (RFC 7468). */
final class KeyFiles {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private KeyFiles() {}

  /** The key in a file, or the one in a token that the file names (RFC 7512). */
  static Secret secret(Path file) {
    try {
      checkOwnerOnly(file);
      var text = Files.readString(file, StandardCharsets.US_ASCII);
      return TokenUri.is(text)
          ? Token.open(file, text)
          : new Secret(privateKey(file, text), Optional.empty());
    } catch (IOException e) {
      throw new KeyFileException(file, "can't be read", e);
    }
  }

  static void checkOwnerOnly(Path file) throws IOException {
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new KeyFileException(file, "may be read by others; set its mode to 0600");
    }
  }

  private static PrivateKey privateKey(Path file, String text) {
    try {
      return privateKey(new PKCS8EncodedKeySpec(pem(file, text, "PRIVATE KEY")));
    } catch (IOException e) {
      throw new KeyFileException(file, "can't be read", e);
    } catch (GeneralSecurityException e) {
      throw new KeyFileException(file, "is not a PKCS#8 elliptic-curve key", e);
    }
  }

  private static PrivateKey privateKey(PKCS8EncodedKeySpec encoded)
      throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance("EC").generatePrivate(encoded);
    } catch (InvalidKeySpecException e) {
      // the JDK knows no curve of SM2; whether it is that curve, its certificate says
      return KeyFactory.getInstance("EC", CryptoProvider.bouncyCastle().jca())
          .generatePrivate(encoded);
    }
  }

  static X509Certificate certificate(Path file) {
    try {
      return CertificateReader.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new KeyFileException(file, "can't be read", e);
    } catch (GeneralSecurityException e) {
      throw new KeyFileException(file, "is not an X.509 certificate", e);
    }
  }

  private static byte[] pem(Path file, String text, String type) throws IOException {
    try (var reader = new PemReader(new StringReader(text))) {
      var object = reader.readPemObject();
      if (object == null || !type.equals(object.getType())) {
        throw new KeyFileException(file, "holds no " + type + " block");
      }
      return object.getContent();
    } catch (DecoderException e) {
      throw new KeyFileException(file, "is damaged", e);
    }
  }
}
