package org.tongban.harness.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.DemonstrationAuthority;

/** For each region one certificate for TLS that has ended, of a demonstration authority. */
public final class ExpiredCertificates {
  private static final Duration AGO = Duration.ofDays(60);
  private static final int DAYS = 30;

  private ExpiredCertificates() {}

  /**
   * Makes those that are not there.
   *
   * @throws UncheckedIOException when the folder can't be written
   */
  public static void make(PartnerFiles files, List<MemberCode> regions, Clock clock) {
    var authority = DemonstrationAuthority.create(Clock.offset(clock, AGO.negated()), DAYS);
    for (var region : regions) {
      var pair = files.expired(region);
      if (!Files.exists(pair.key())) {
        var key = authority.issue(region, KeyUse.TLS);
        try {
          Files.createDirectories(pair.key().getParent());
          Files.writeString(pair.certificate(), key.certificatePem());
          secret(pair.key(), key.secretKeyPem());
        } catch (IOException e) {
          throw new UncheckedIOException(pair.key() + " can't be written", e);
        }
      }
    }
  }

  private static void secret(Path file, String text) throws IOException {
    var own = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(own));
    Files.writeString(file, text);
  }
}
