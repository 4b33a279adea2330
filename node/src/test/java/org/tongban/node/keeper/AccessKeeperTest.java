package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.Directory;
import org.tongban.core.policy.AccessRulesException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.command.TongbanCommand;

/** Access rules that an administrator edits while the node runs. */
class AccessKeeperTest {
  private static final String NEW_RULE =
      "\n"
          + String.join(
              "\n",
              "  - id: our-new-office",
              "    description: a new office",
              "    systems: [clerk]",
              "    units: [civil-affairs]",
              "    members: anyMember",
              "    services: [certificate.marriage]",
              "    purposes: [CERTIFICATE_VERIFICATION]",
              "");

  @TempDir private static Path trust;
  private static Catalogue catalogue;
  private static Directory directory;

  @TempDir private Path folder;
  private Path file;
  private AccessKeeper keeper;

  @BeforeAll
  static void aFederation() throws IOException {
    catalogue = Catalogue.load(Path.of("../schemas"));
    var certs = trust.resolve("certs").toString();
    var out = trust.resolve("directory.jws");
    run("certs", "make", "--out", certs);
    run(
        "directory",
        "sign",
        "--source",
        "../node-config/directory.yaml",
        "--certs",
        certs,
        "--key",
        certs + "/operator.key.pem",
        "--out",
        out.toString());
    directory =
        new SignedDocuments(CryptoProvider.bouncyCastle())
            .openDirectory(
                Files.readAllBytes(out),
                SignedDocuments.operatorCertificate(Path.of(certs, "operator.crt.pem")),
                Clock.systemUTC().instant())
            .directory();
  }

  private static void run(String... arguments) {
    TongbanCommand.inThisProcess(arguments);
  }

  @BeforeEach
  void aRunningNode() throws IOException {
    file = folder.resolve("access.yaml");
    Files.copy(Path.of("../node-config/310118/access.yaml"), file);
    keeper = new AccessKeeper(file, () -> catalogue, () -> directory);
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    keeper.refresh();
    keeper.refresh();
  }

  @Test
  void aRuleThatIsAddedCounts() throws IOException {
    // When
    append(NEW_RULE);

    // Then
    assertThat(keeper.problem()).isEmpty();
    assertThat(keeper.get().ruleIds()).contains("our-new-office");
  }

  @Test
  void aRuleForAServiceThatIsYetToComeIsTakenOver() throws IOException {
    // When
    append(NEW_RULE.replace("certificate.marriage", "certificate.adoption"));

    // Then
    assertThat(keeper.problem()).isEmpty();
    assertThat(keeper.get().ruleIds()).contains("our-new-office");
  }

  @Test
  void anEditThatCantBeReadLeavesTheOldRulesAndIsTold() throws IOException {
    // Given
    var before = keeper.get().ruleIds();

    // When
    append(NEW_RULE.replace("purposes", "purpose"));

    // Then
    assertThat(keeper.get().ruleIds()).isEqualTo(before);
    assertThat(keeper.problem()).hasValueSatisfying(text -> assertThat(text).contains("purpose"));
  }

  @Test
  void anEmptiedFileLeavesTheOldRules() throws IOException {
    // Given
    Files.writeString(file, "");

    // When
    append("");

    // Then
    assertThat(keeper.get().ruleIds()).isNotEmpty();
    assertThat(keeper.problem()).isPresent();
  }

  @Test
  void aNodeDoesNotStartWithRulesThatCantBeRead() throws IOException {
    // Given
    Files.writeString(file, "answers: 3");

    // Then
    assertThatThrownBy(() -> new AccessKeeper(file, () -> catalogue, () -> directory))
        .isInstanceOf(AccessRulesException.class);
  }
}
