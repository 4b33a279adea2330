package org.tongban.core.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.DemonstrationKey;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;

/** A member with keys of both suites. */
final class Bureau {
  private final MemberCode code;
  private final Map<Suite, DemonstrationKey> signing = new EnumMap<>(Suite.class);
  private final NodeKeys keys;

  Bureau(MemberCode code, Map<Suite, DemonstrationAuthority> authorities) {
    this.code = code;
    var p256 = pairs(authorities.get(Suite.ES256), Suite.ES256);
    var sm2 = pairs(authorities.get(Suite.SM2), Suite.SM2);
    var tls = files(authorities.get(Suite.ES256).issue(code, KeyUse.TLS));
    keys = NodeKeys.load(List.of(p256, sm2), tls);
  }

  private NodeKeys.MessagePairs pairs(DemonstrationAuthority authority, Suite suite) {
    signing.put(suite, authority.issue(code, KeyUse.SIGN));
    return new NodeKeys.MessagePairs(
        files(signing.get(suite)), files(authority.issue(code, KeyUse.ENCRYPT)));
  }

  static KeyPairFiles files(DemonstrationKey key) {
    try {
      Path folder = Files.createTempDirectory("bureau");
      var secret = folder.resolve("key.pem");
      var certificate = folder.resolve("crt.pem");
      Files.writeString(secret, key.secretKeyPem());
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(certificate, key.certificatePem());
      List.of(folder, secret, certificate).forEach(file -> file.toFile().deleteOnExit());
      return new KeyPairFiles(secret, certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MemberCode code() {
    return code;
  }

  NodeKeys keys() {
    return keys;
  }

  DemonstrationKey signing(Suite suite) {
    return signing.get(suite);
  }

  /** Puts the signing keys into the member's entry of a directory. */
  void publish(ObjectNode directory) {
    for (var member : directory.withArray("members")) {
      if (member.path("code").asText().equals(code.value())) {
        publish((ArrayNode) member.get("keys"));
      }
    }
  }

  private void publish(ArrayNode published) {
    for (var suite : Suite.values()) {
      var key = published.addObject();
      key.put("use", "sign").put("suite", suite.name());
      key.put("certificate", base64(signing.get(suite)));
      key.put("from", "2026-11-22T02:00:00Z").put("to", "2026-12-01T00:00:00Z");
    }
  }

  private static String base64(DemonstrationKey key) {
    try {
      return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
