package org.tongban.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.DemonstrationKey;
import org.tongban.core.seal.StorageCipher;
import org.tongban.core.seal.StorageKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tongban certs make}: keys and certificates of a throw-away demonstration authority. */
@Command(name = "make", mixinStandardHelpOptions = true)
final class CertsMakeCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 3650;

  private final Clock clock;

  @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "certs.out")
  private Path out;

  @Option(
      names = "--member",
      paramLabel = "CODE",
      defaultValue = "310118,320509,330421,320500,320506",
      split = ",",
      descriptionKey = "certs.member")
  private List<String> members;

  @Option(names = "--days", paramLabel = "N", defaultValue = "365", descriptionKey = "certs.days")
  private int days;

  @Option(
      names = "--revoke",
      paramLabel = "CODE/NAME",
      split = ",",
      descriptionKey = "certs.revoke")
  private List<String> revoke = List.of();

  @Option(names = "--force", descriptionKey = "certs.force")
  private boolean force;

  @Spec private CommandSpec spec;

  CertsMakeCommand() {
    this(Clock.systemUTC());
  }

  CertsMakeCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var codes = checkArguments(messages);
    var files = new CertificateFiles(out);
    var existing = files.existing(codes);
    if (!existing.isEmpty() && !force) {
      throw new CommandFailedException(
          ExitCodes.CONFLICT, messages.text("certs.exists", existing.get(0), existing.size()));
    }
    if (!names(codes).containsAll(revoke)) {
      throw new ParameterException(spec.commandLine(), messages.text("certs.revoke.rule"));
    }
    var authority = DemonstrationAuthority.create(clock, days);
    try {
      write(files, authority, codes, Suite.ES256);
      write(files, DemonstrationAuthority.create(clock, days, Suite.SM2), codes, Suite.SM2);
      pair(files, authority.issueOperator(), files.operatorKey(), files.operatorCertificate());
      pair(files, authority.issueTimeStamper(), files.stamperKey(), files.stamperCertificate());
      storageKeys(files, codes);
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE, messages.text("file.unwritable", out, e.getClass().getSimpleName()));
    }
    var until = authority.certificate().getNotAfter().toInstant();
    spec.commandLine().getOut().println(messages.text("certs.made", codes.size(), out, until));
    return ExitCodes.GOOD;
  }

  private Set<MemberCode> checkArguments(Messages messages) {
    if (days < 1 || days > MOST_DAYS) {
      throw new ParameterException(spec.commandLine(), messages.text("certs.days.rule", MOST_DAYS));
    }
    try {
      var codes = new LinkedHashSet<MemberCode>();
      members.forEach(member -> codes.add(new MemberCode(member)));
      return codes;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("certs.member.rule"), e);
    }
  }

  /** Of the certificates that can be revoked, such as {@code 310118/sign.sm2}. */
  private static List<String> names(Set<MemberCode> codes) {
    return Stream.of(Suite.values())
        .flatMap(
            suite ->
                CertificateFiles.uses(suite).stream()
                    .flatMap(
                        use -> codes.stream().map(code -> CertificateFiles.name(code, use, suite))))
        .toList();
  }

  private void write(
      CertificateFiles files, DemonstrationAuthority authority, Set<MemberCode> codes, Suite suite)
      throws IOException {
    var revoked = new ArrayList<X509Certificate>();
    for (var code : codes) {
      for (var use : CertificateFiles.uses(suite)) {
        var key = authority.issue(code, use);
        pair(files, key, files.key(code, use, suite), files.certificate(code, use, suite));
        if (revoke.contains(CertificateFiles.name(code, use, suite))) {
          revoked.add(key.certificate());
        }
      }
    }
    files.write(files.authority(suite), authority.certificatePem());
    lists(files, authority, suite, revoked);
  }

  /** The authority can't sign another list later, so the one to try revocation with is made now. */
  private void lists(
      CertificateFiles files,
      DemonstrationAuthority authority,
      Suite suite,
      List<X509Certificate> revoked)
      throws IOException {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var next = authority.certificate().getNotAfter().toInstant();
    files.write(files.list(suite), authority.revocationList(1, now, next, List.of()));
    if (!revoke.isEmpty()) {
      files.write(files.nextList(suite), authority.revocationList(2, now, next, revoked));
    }
  }

  /** Never over another, even where all else is made anew: what that encrypted would be lost. */
  private static void storageKeys(CertificateFiles files, Set<MemberCode> codes)
      throws IOException {
    for (var code : codes) {
      for (var cipher : StorageCipher.values()) {
        var file = files.storageKey(code, cipher);
        if (!Files.exists(file)) {
          files.writeSecret(file, StorageKey.newPem(cipher));
        }
      }
    }
  }

  private static void pair(
      CertificateFiles files, DemonstrationKey pair, Path key, Path certificate)
      throws IOException {
    files.writeSecret(key, pair.secretKeyPem());
    files.write(certificate, pair.certificatePem());
  }
}
