package org.tongban.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;

/** Keys of a member in files that go with the tests. */
public final class ThrowawayKeys {
  private ThrowawayKeys() {}

  /** A key for each use; those for signing are given. */
  public static NodeKeys of(
      DemonstrationAuthority authority, MemberCode member, KeyPairFiles signing) {
    return NodeKeys.load(
        signing, pair(authority, member, KeyUse.ENCRYPT), pair(authority, member, KeyUse.TLS));
  }

  /** A key pair that the authority has issued. */
  public static KeyPairFiles pair(DemonstrationAuthority authority, MemberCode member, KeyUse use) {
    try {
      var issued = authority.issue(member, use);
      Path key = Files.createTempFile("member", ".key.pem");
      Path certificate = Files.createTempFile("member", ".crt.pem");
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
