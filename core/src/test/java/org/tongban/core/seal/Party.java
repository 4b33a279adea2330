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
import java.util.List;
import java.util.Map;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;

/** A member whose private keys a test holds, which no test of a real node could. */
final class Party {
  private final MemberCode code;
  private final Map<Suite, Map<KeyUse, HeldKey>> held = new EnumMap<>(Suite.class);
  private final NodeKeys keys;

  Party(MemberCode code, Map<Suite, DemonstrationAuthority> authorities) {
    this.code = code;
    try {
      var first = files(Suite.ES256, authorities.get(Suite.ES256));
      var second = files(Suite.SM2, authorities.get(Suite.SM2));
      keys = NodeKeys.load(List.of(pairs(first), pairs(second)), first.get(KeyUse.TLS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<KeyUse, KeyPairFiles> files(Suite suite, DemonstrationAuthority authority)
      throws IOException {
    var folder = Files.createTempDirectory("party");
    var files = new EnumMap<KeyUse, KeyPairFiles>(KeyUse.class);
    held.put(suite, new EnumMap<>(KeyUse.class));
    for (var use : KeyUse.values()) {
      files.put(use, write(folder, use.code(), authority.issue(code, use)));
      held.get(suite).put(use, HeldKey.load(files.get(use)));
    }
    return files;
  }

  private static NodeKeys.MessagePairs pairs(Map<KeyUse, KeyPairFiles> files) {
    return new NodeKeys.MessagePairs(files.get(KeyUse.SIGN), files.get(KeyUse.ENCRYPT));
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

  HeldKey held(KeyUse use, Suite suite) {
    return held.get(suite).get(use);
  }

  X509Certificate certificate(KeyUse use) {
    return held(use, Suite.ES256).certificate();
  }

  String base64(KeyUse use, Suite suite) {
    try {
      return Base64.getEncoder().encodeToString(held(use, suite).certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
