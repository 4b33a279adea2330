package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.TurnedClock;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsFile;

/**
 * Members with certificates of two authorities, the signed directory of them, and a web server with
 * the authorities' lists of revoked certificates.
 */
public final class TwoAuthorities implements AutoCloseable {
  public static final Instant START = Clock.systemUTC().instant().plusSeconds(60);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Path SOURCE = Path.of("../node-config/directory.yaml");

  static final String AUTHORITIES =
      "    authorities: [../authorityES256.pem, ../authoritySM2.pem]\n";

  private final Path folder;
  private final Map<Suite, DemonstrationAuthority> authorities = new EnumMap<>(Suite.class);
  private final Map<String, X509Certificate> issued = new HashMap<>();
  private final TurnedClock clock = new TurnedClock(START);
  private final WebFolder server;
  private final Path web;

  public TwoAuthorities(Path folder) throws IOException {
    this.folder = folder;
    for (var suite : Suite.values()) {
      // not from now: the start may be some minutes ago, and what is said before it must verify
      var authority = DemonstrationAuthority.create(Clock.fixed(START, ZoneOffset.UTC), 60, suite);
      authorities.put(suite, authority);
      write("authority" + suite + ".pem", authority.certificatePem());
      for (var member : members()) {
        for (var use : KeyUse.values()) {
          issue(authority, suite, member, use);
        }
      }
    }
    var operator = authorities.get(Suite.ES256).issueOperator();
    write("certs/operator.crt.pem", operator.certificatePem());
    secret("certs/operator.key.pem", operator.secretKeyPem());
    sign();
    web = Files.createDirectories(folder.resolve("web"));
    server = new WebFolder(web);
  }

  @Override
  public void close() {
    server.close();
  }

  private void issue(DemonstrationAuthority authority, Suite suite, String member, KeyUse use)
      throws IOException {
    var certificate = authority.issue(new MemberCode(member), use);
    var name = use.code() + (suite == Suite.SM2 ? ".sm2" : "");
    issued.put(member + "/" + name, certificate.certificate());
    write("certs/" + member + "/" + name + ".crt.pem", certificate.certificatePem());
    secret("certs/" + member + "/" + name + ".key.pem", certificate.secretKeyPem());
  }

  void sign() {
    sign(SOURCE);
  }

  /** Signs another source of the directory, with more words on the command line. */
  public void sign(Path source, String... more) {
    var words =
        List.of(
            "directory",
            "sign",
            "--source=" + source,
            "--certs=" + folder.resolve("certs"),
            "--key=" + folder.resolve("certs/operator.key.pem"),
            "--out=" + folder.resolve("directory.jws"),
            "--next-version");
    var all = new ArrayList<>(words);
    all.addAll(List.of(more));
    var result = TongbanCommand.inThisProcess(all.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, StandardCharsets.US_ASCII);
  }

  private void secret(String name, String pem) throws IOException {
    Files.setPosixFilePermissions(write(name, pem), PosixFilePermissions.fromString("rw-------"));
  }

  /** Puts a list on the web server, good for a day from when it was made. */
  public void publish(Suite suite, long number, Instant made, String... revoked)
      throws IOException {
    var certificates = List.of(revoked).stream().map(issued::get).toList();
    var list = authorities.get(suite).revocationList(number, made, made.plus(DAY), certificates);
    Files.write(web.resolve(suite + ".crl"), list);
  }

  public void publish(long number, String... revoked) throws IOException {
    publish(Suite.ES256, number, START, revoked);
    publish(Suite.SM2, number, START, revoked);
  }

  public DirectoryKeeper start() throws IOException {
    return start(
        AUTHORITIES
            + "    listsFrom: ['%s/ES256.crl', '%s/SM2.crl']\n"
                .formatted(server.address(), server.address()));
  }

  public DirectoryKeeper start(String more) throws IOException {
    var yaml = Files.readString(Path.of("../node-config/310118/node.yaml"));
    var section = "\n  revocation:\n" + "    goOnFor: 2h\n" + more;
    write("config/node.yaml", "");
    Files.writeString(
        folder.resolve("config/node.yaml"), yaml.replace("\n  revocation:\n", section));
    return new DirectoryKeeper(
        settings(), new SignedDocuments(CryptoProvider.bouncyCastle()), clock);
  }

  Settings settings() {
    try {
      return SettingsFile.read(
          folder.resolve("config/node.yaml"),
          Map.of(
              "data", folder.resolve("data").toString(),
              "federation.operator", folder.resolve("certs/operator.crt.pem").toString(),
              "federation.directory", folder.resolve("directory.jws").toString()));
    } catch (SettingsException e) {
      throw new AssertionError(e.problems().toString(), e);
    }
  }

  /** All that the shipped directory names. */
  static List<String> members() throws IOException {
    return new YAMLMapper().readTree(SOURCE.toFile()).get("members").findValuesAsText("code");
  }

  /** Of that name, such as {@code 310118/sign.sm2}. */
  public X509Certificate certificate(String name) {
    return issued.get(name);
  }

  /** All keys of a member. */
  public NodeKeys keys(String member) {
    return NodeKeys.load(pair(member, "sign"), pair(member, "encrypt"), pair(member, "tls"));
  }

  /** All keys of a member, with one of that name for connections. */
  public NodeKeys keys(String member, String tls) {
    return NodeKeys.load(pair(member, "sign"), pair(member, "encrypt"), pair(member, tls));
  }

  private KeyPairFiles pair(String member, String name) {
    var keys = folder.resolve("certs").resolve(member);
    return new KeyPairFiles(keys.resolve(name + ".key.pem"), keys.resolve(name + ".crt.pem"));
  }

  DemonstrationAuthority authority(Suite suite) {
    return authorities.get(suite);
  }

  public TurnedClock clock() {
    return clock;
  }

  Path web() {
    return web;
  }

  String address() {
    return server.address();
  }
}
