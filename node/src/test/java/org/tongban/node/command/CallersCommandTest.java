package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CertificateChain;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.node.settings.CallersFile;

class CallersCommandTest {
  private static final String CONFIG = "--config=../node-config/310118";
  @TempDir private Path folder;
  private Path callers;
  private Path token;

  @BeforeEach
  void aNodeThatKnowsNobody() {
    callers = folder.resolve("callers/callers.yaml");
    token = folder.resolve("given/clerk.token");
  }

  @Test
  void theTokenIsTheCallersAloneAndTheNodeHasItsHash() throws Exception {
    // Given
    var terminal = Terminal.english();

    // When
    int code = add(terminal, "clerk", token, "--role=operator,auditor", "--expires=2027-05-31");

    // Then
    assertThat(code).isZero();
    var secret = Files.readString(token).strip();
    assertThat(secret).matches("[A-Za-z0-9_-]{43}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(callers) + terminal.out() + terminal.err()).doesNotContain(secret);
    var known = CallersFile.read(callers).callers().get(0);
    assertThat(known.sha256()).contains(hex(secret));
    assertThat(known.certificate()).isEmpty();
    assertThat(known.roles()).containsExactly("operator", "auditor");
    assertThat(known.expires()).contains("2027-05-31");
    assertThat(known.since()).isPresent();
  }

  private static String hex(String secret) {
    var bytes = Digest.sha256(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8)).bytes();
    return java.util.HexFormat.of().formatHex(bytes);
  }

  @Test
  void twoTokensAreNeverAlike() throws IOException {
    // When
    add(Terminal.english(), "one", token);
    add(Terminal.english(), "two", folder.resolve("two.token"));

    // Then
    assertThat(Files.readString(token)).isNotEqualTo(Files.readString(folder.resolve("two.token")));
  }

  @Test
  void neitherANameNorAFileIsTakenTwice() throws IOException {
    // Given
    add(Terminal.english(), "clerk", token);
    var before = Files.readString(callers);

    // When
    int sameName = add(Terminal.english(), "clerk", folder.resolve("other.token"));
    int sameFile = add(Terminal.english(), "other", token);

    // Then
    assertThat(List.of(sameName, sameFile)).containsOnly(ExitCodes.CONFLICT);
    assertThat(Files.readString(callers)).isEqualTo(before);
    assertThat(folder.resolve("other.token")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--role=king",
        "--role=auditor,auditor",
        "--expires=soon",
        "--unit=a b",
        "--unit="
      })
  void whatIsWrittenOtherwiseIsAMistakeInUsage(String argument) {
    // When
    int code = run(Terminal.english(), "add", "x", "--out=" + token, "--operator=o", argument);

    // Then
    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(token).doesNotExist();
    assertThat(callers).doesNotExist();
  }

  @Test
  void theListTellsWhoAndUntilWhenAndNoHash() throws Exception {
    // Given
    add(Terminal.english(), "clerk", token);
    add(Terminal.english(), "old", folder.resolve("old.token"), "--expires=2020-01-01");
    var table = Terminal.english();
    var json = Terminal.english();

    // When
    run(table, "list");
    run(json, "list", "-o", "json");

    // Then
    assertThat(table.out())
        .contains("clerk  unit u  operator o  roles operator  until removed  by token")
        .contains("EXPIRED 2020-01-01")
        .contains("2 callers.");
    var hash = CallersFile.read(callers).callers().get(0).sha256().orElseThrow();
    assertThat(table.out() + json.out()).doesNotContain(hash);
    assertThat(json.out()).contains("\"expired\" : true", "\"roles\" : [ \"operator\" ]");
  }

  @Test
  void aSystemIsKnownByItsCertificate() throws Exception {
    // Given
    var certificate = certificate("counter.crt.pem");
    var terminal = Terminal.english();
    var list = Terminal.english();

    // When
    int code = byCertificate(terminal, "counter", certificate);
    run(list, "list");

    // Then
    assertThat(code).isZero();
    var known = CallersFile.read(callers).callers().get(0);
    var encoded = CertificateChain.read(certificate).own().getEncoded();
    var hash = java.util.HexFormat.of().formatHex(Digest.sha256(encoded).bytes());
    assertThat(known.certificate()).contains(hash);
    assertThat(known.sha256()).isEmpty();
    assertThat(list.out()).contains("counter  unit u", "by certificate").doesNotContain(hash);
  }

  @Test
  void aCertificateIsOneCallersAndNoAuthoritys() throws Exception {
    // Given
    byCertificate(Terminal.english(), "counter", certificate("counter.crt.pem"));
    var before = Files.readString(callers);

    // When
    int again = byCertificate(Terminal.english(), "other", folder.resolve("counter.crt.pem"));
    int authority = byCertificate(Terminal.english(), "other", folder.resolve("authority.pem"));
    int both = add(Terminal.english(), "other", token, "--certificate=" + folder.resolve("x.pem"));

    // Then
    assertThat(List.of(again, authority, both))
        .containsExactly(ExitCodes.CONFLICT, ExitCodes.NEGATIVE, ExitCodes.USAGE);
    assertThat(Files.readString(callers)).isEqualTo(before);
  }

  private Path certificate(String name) throws IOException {
    var authority = DemonstrationAuthority.create(Clock.systemUTC(), 1);
    Files.writeString(folder.resolve("authority.pem"), authority.certificatePem());
    var issued = authority.issue(new MemberCode("310118"), KeyUse.TLS);
    return Files.writeString(folder.resolve(name), issued.certificatePem());
  }

  private int byCertificate(Terminal terminal, String name, Path certificate) {
    return run(terminal, "add", name, "--certificate=" + certificate, "--unit=u", "--operator=o");
  }

  @Test
  void whoIsRemovedIsGone() throws Exception {
    // Given
    add(Terminal.english(), "clerk", token);

    // When
    int first = run(Terminal.english(), "remove", "clerk");
    int second = run(Terminal.english(), "remove", "clerk");

    // Then
    assertThat(first).isZero();
    assertThat(second).isEqualTo(ExitCodes.NOT_FOUND);
    assertThat(CallersFile.read(callers).callers()).isEmpty();
  }

  @Test
  void aFileThatIsNotUnderstoodIsLeftAlone() throws IOException {
    // Given
    Files.createDirectories(callers.getParent());
    Files.writeString(callers, "callers: [{name: clerk, token: secret}]\n");
    var terminal = Terminal.english();

    // When
    int code = add(terminal, "other", token);

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.err()).contains("callers[0].token").doesNotContain("secret");
    assertThat(Files.readString(callers)).contains("secret");
  }

  private int add(Terminal terminal, String name, Path out, String... more) {
    var arguments = new ArrayList<>(List.of("add", name, "--out=" + out));
    arguments.addAll(List.of("--unit=u", "--operator=o"));
    arguments.addAll(List.of(more));
    return run(terminal, arguments.toArray(String[]::new));
  }

  private int run(Terminal terminal, String... arguments) {
    var all = new ArrayList<>(List.of("callers"));
    all.addAll(List.of(arguments));
    all.addAll(List.of(CONFIG, "--data=" + folder));
    return terminal.run(all.toArray(String[]::new));
  }
}
