package org.tongban.node.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.SignedCheckpoint;

/** Signs checkpoints with keys that are thrown away. */
final class LogSamples {
  private static final MemberCode SELF = new MemberCode("310118");
  private static final NodeKeys KEYS = keys();

  private LogSamples() {}

  static SignedCheckpoint sign(long size, Digest root) {
    return new CheckpointSealer(CryptoProvider.bouncyCastle(), () -> KEYS, SELF)
        .sign(Checkpoint.of(SELF, size, root));
  }

  private static NodeKeys keys() {
    var authority = DemonstrationAuthority.create(Samples.CLOCK, 30);
    return NodeKeys.load(
        pair(authority, KeyUse.SIGN), pair(authority, KeyUse.ENCRYPT), pair(authority, KeyUse.TLS));
  }

  private static KeyPairFiles pair(DemonstrationAuthority authority, KeyUse use) {
    try {
      var issued = authority.issue(SELF, use);
      Path key = Files.createTempFile("log", ".key.pem");
      Path certificate = Files.createTempFile("log", ".crt.pem");
      Files.writeString(key, issued.secretKeyPem());
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(certificate, issued.certificatePem());
      key.toFile().deleteOnExit();
      certificate.toFile().deleteOnExit();
      return new KeyPairFiles(key, certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
