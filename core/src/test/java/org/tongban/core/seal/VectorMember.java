package org.tongban.core.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.MemberCode;

/** A member of the golden messages, with the keys that lie beside them. */
final class VectorMember {
  private static final TimeLimits LIMITS =
      new TimeLimits(Duration.ofSeconds(30), Duration.ofMinutes(10));

  private final MemberCode code;
  private final VectorFolder folder;
  private final NodeKeys keys;

  VectorMember(MemberCode code, VectorFolder folder) {
    this.code = code;
    this.folder = folder;
    var sign = forOwner(folder.pair(code + "-sign"));
    // connections are no part of the messages; the pair for them only has to be there
    keys = NodeKeys.load(sign, forOwner(folder.pair(code + "-encrypt")), sign);
  }

  /** A node reads keys with strict modes only, which no version control keeps. */
  static KeyPairFiles forOwner(KeyPairFiles files) {
    try {
      var strict =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Path key = Files.createTempFile("vector", ".pem", strict);
      key.toFile().deleteOnExit();
      Files.write(key, Files.readAllBytes(files.key()));
      return new KeyPairFiles(key, files.certificate());
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

  Sealer sealer() {
    return new Sealer(Federation.CRYPTO, this::keys);
  }

  CertifiedKey encryptionKey() {
    var member = folder.directory().directory().member(code).orElseThrow();
    return member.keys(KeyUse.ENCRYPT, folder.suite(), VectorMessages.NOW).get(0);
  }

  Opener opener(Instant at) {
    return new Opener(Federation.CRYPTO, this::keys, folder::directory, code, LIMITS, clock(at));
  }

  RelayOpener relay(Instant at) {
    return new RelayOpener(
        Federation.CRYPTO, this::keys, folder::directory, code, LIMITS, clock(at));
  }

  Envelopes envelopes(Instant at) {
    return new Envelopes(Federation.CRYPTO, this::keys, folder::directory, clock(at));
  }

  /** What this relay made of the message before it. */
  PassedRelay passed(String before, String after) {
    var opened = relay(VectorMessages.NOW).openRelay(folder.wire(before), VectorFolder.JIASHAN);
    return new PassedRelay(opened, folder.trail(folder.wire(after)));
  }

  private static Clock clock(Instant at) {
    return Clock.fixed(at, ZoneOffset.UTC);
  }
}
