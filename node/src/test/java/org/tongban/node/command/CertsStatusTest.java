package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.seal.CertificateChain;
import picocli.CommandLine;

class CertsStatusTest {
  private static final int DAYS = 100;
  private static final List<String> STATUS = List.of("certs", "status");
  @TempDir private Path folder;
  private ReadyNode node;

  @BeforeEach
  void aNodeThatIsReadyToStart() throws IOException {
    node = ReadyNode.in(folder, DAYS);
  }

  @Test
  void goodCertificatesAreShownWithAllThatIsKnownOfThem() throws IOException {
    // Given
    var people = Terminal.english();
    var programs = Terminal.english();

    // When
    int code = node.run(people, STATUS);
    node.run(programs, STATUS, "-o", "json");

    // Then
    assertThat(code).isZero();
    assertThat(people.out())
        .contains("keys.sm2.encrypt", "CN=member 310118 sign", "demonstration, not for production")
        .contains("the root is not in the file", "All 6 certificates are good.");
    var json = json(programs);
    assertThat(json.get("good").booleanValue()).isTrue();
    assertThat(json.get("certificates")).hasSize(6);
    var first = json.get("certificates").get(0);
    assertThat(first.get("setting").textValue()).isEqualTo("keys.sign");
    assertThat(first.get("suite").textValue()).isEqualTo("ES256");
    assertThat(first.get("directory").textValue()).isEqualTo("HELD");
    assertThat(first.get("daysLeft").longValue()).isEqualTo(DAYS - 1);
    assertThat(first.get("demonstration").booleanValue()).isTrue();
    assertThat(first.has("fewerDaysThan")).isFalse();
  }

  @ParameterizedTest(name = "{0} days before the end: {1}, {2}")
  @CsvSource({
    "31,0,All 6 certificates are good.",
    "29,0,'keys.tls: ends in 28 days'",
    "6,0,'keys.tls: ENDS IN 5 DAYS'",
    "-1,1,'keys.tls: ENDED at '"
  })
  void theEndIsAnnouncedLouderAndLouder(int before, int code, String text) {
    // Given
    var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(DAYS - before).plusMinutes(10));
    var out = new StringWriter();
    var line =
        new CommandLine(new CertsStatusCommand(later))
            .setResourceBundle(Messages.bundle(Locale.ENGLISH))
            .setOut(new PrintWriter(out, true));

    // When
    int exit = line.execute(node.options().toArray(String[]::new));

    // Then
    assertThat(exit).isEqualTo(code);
    assertThat(out.toString()).contains(text);
  }

  @Test
  void aCertificateThatTheDirectoryGivesToAnotherMemberIsNamed() throws IOException {
    // Given
    node.give("320509", "tls", "tls");

    // Then
    assertThat(problems())
        .containsExactly("keys.tls: the directory gives it to another member or for another use");
  }

  @Test
  void aCertificateThatTheDirectoryDoesNotHoldIsNamed() throws IOException {
    // Given
    Terminal.english().run("certs", "make", "--out=" + node.certs(), "--force");
    node.give("310118", "sign", "sign");

    // Then
    assertThat(problems()).containsExactly("keys.sign: the directory does not hold it");
  }

  @Test
  void oneThatItsAuthorityHasRevokedIsNamed() throws IOException {
    // Given
    Terminal.english()
        .run(
            "certs",
            "make",
            "--out=" + node.certs(),
            "--force",
            "--revoke=310118/tls",
            "--days=99");
    for (var use : List.of("sign", "tls", "encrypt", "sign.sm2", "encrypt.sm2")) {
      node.give("310118", use, use);
    }
    Files.copy(
        node.certs().resolve("operator.crt.pem"),
        node.operator(),
        StandardCopyOption.REPLACE_EXISTING);
    Files.delete(node.directory());
    node.signDirectory();
    var authority = node.certs().resolve("authority.crt.pem");
    var name = CertificateChain.read(authority).thumbprint();
    Files.createDirectories(node.data().resolve("revocation"));
    Files.copy(
        node.certs().resolve("authority.2.crl"),
        node.data().resolve("revocation").resolve(name + ".crl"));
    node.believe(authority);
    var terminal = Terminal.english();

    // When
    int code = node.run(terminal, STATUS);

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.out())
        .contains("keys.tls: it is revoked, by the directory or by its authority")
        .doesNotContain("keys.sign: ");
  }

  @Test
  void aKeyOfAnotherCertificateAndAWrongUseAreNamed() throws IOException {
    // Given
    Files.copy(node.key("tls.key.pem"), node.key("other.pem"));
    Files.delete(node.key("sign.key.pem"));
    Files.move(node.key("other.pem"), node.key("sign.key.pem"));
    node.give("310118", "sign", "encrypt");

    // Then
    assertThat(problems())
        .anyMatch(line -> line.startsWith("keys.sign: ") && line.contains("is not the key of"))
        .contains("keys.encrypt: its key usage does not admit this use");
  }

  @Test
  void withoutADirectoryNothingIsSaidToBeInIt() throws IOException {
    // Given
    Files.delete(node.directory());

    // Then
    assertThat(problems())
        .hasSize(5)
        .contains("keys.sign: no directory that can be believed is there");
  }

  @Test
  void aMissingFileIsAProblemOfThatCertificateOnly() throws IOException {
    // Given
    Files.delete(node.key("encrypt.sm2.crt.pem"));
    var terminal = Terminal.english();

    // When
    int code = node.run(terminal, STATUS, "-o", "json");

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(json(terminal).get("certificates"))
        .filteredOn(one -> !one.get("good").booleanValue())
        .singleElement()
        .satisfies(one -> assertThat(one.get("problem").textValue()).contains("can't be read"));
  }

  private List<String> problems() {
    var terminal = Terminal.english();
    assertThat(node.run(terminal, STATUS)).isEqualTo(ExitCodes.NEGATIVE);
    return terminal.out().lines().filter(line -> line.matches("[a-z0-9.]+: .*")).toList();
  }

  private static JsonNode json(Terminal terminal) throws IOException {
    return new ObjectMapper().readTree(terminal.out());
  }
}
