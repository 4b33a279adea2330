package org.tongban.core.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.MemberCode;

/** A member whose private keys a test holds, which no test of a real node could. */
final class Party {
  private final MemberCode code;
  private final Map<KeyUse, HeldKey> held = new EnumMap<>(KeyUse.class);
  private final NodeKeys keys;

  Party(MemberCode code, DemonstrationAuthority authority) {
    this.code = code;
    try {
      var folder = Files.createTempDirectory("party");
      var files = new EnumMap<KeyUse, KeyPairFiles>(KeyUse.class);
      for (var use : KeyUse.values()) {
        files.put(use, write(folder, use.code(), authority.issue(code, use)));
        held.put(use, HeldKey.load(files.get(use)));
      }
      keys =
          NodeKeys.load(files.get(KeyUse.SIGN), files.get(KeyUse.ENCRYPT), files.get(KeyUse.TLS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a pair as a node finds it: the key for its owner only. */
  static KeyPairFiles write(Path folder, String name, DemonstrationKey key) throws IOException {
    var secret = folder.resolve(name + ".key.pem");
    var certificate = folder.resolve(name + ".crt.pem");
    Files.writeString(secret, key.secretKeyPem());
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(certificate, key.certificatePem());
    secret.toFile().deleteOnExit();
    certificate.toFile().deleteOnExit();
    return new KeyPairFiles(secret, certificate);
  }

  MemberCode code() {
    return code;
  }

  NodeKeys keys() {
    return keys;
  }

  HeldKey held(KeyUse use) {
    return held.get(use);
  }

  X509Certificate certificate(KeyUse use) {
    return held.get(use).certificate();
  }

  String base64(KeyUse use) {
    try {
      return Base64.getEncoder().encodeToString(certificate(use).getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
