package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tongban proof} fetches and what it leaves. */
class ProofCommandTest {
  private static final String ID = "0199e0a0-0000-7000-8000-000000000001";
  private static final String ASICE = "application/vnd.etsi.asic-e+zip";

  @TempDir private Path folder;

  @Test
  void theFileIsWrittenAsTheNodeGivesIt() throws IOException {
    try (var node = new FakeNode(200, ASICE, "a proof")) {
      // Given
      var out = folder.resolve("kept.asice");

      // When
      var result =
          TongbanCommand.inThisProcess("proof", ID, "--node", node.url(), "--out", out.toString());

      // Then
      assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCodes.GOOD);
      assertThat(node.path()).isEqualTo("GET /api/v1/exchanges/" + ID + "/proof");
      assertThat(Files.readString(out)).isEqualTo("a proof");
      assertThat(result.out()).contains("7 bytes");
    }
  }

  @Test
  void aFileThatIsThereIsLeftAlone() throws IOException {
    try (var node = new FakeNode(200, ASICE, "another proof")) {
      // Given
      var out = Files.writeString(folder.resolve("kept.asice"), "an old one");

      // When
      var result =
          TongbanCommand.inThisProcess("proof", ID, "--node", node.url(), "--out", out.toString());

      // Then
      assertThat(result.exitCode()).isEqualTo(ExitCodes.CONFLICT);
      assertThat(Files.readString(out)).isEqualTo("an old one");
    }
  }

  @Test
  void whatTheNodeRefusesIsSaidAndLeavesNoFile() {
    try (var node = FakeNode.refusing(404, "exchange-unknown", false)) {
      // Given
      var out = folder.resolve("kept.asice");

      // When
      var result =
          TongbanCommand.inThisProcess("proof", ID, "--node", node.url(), "--out", out.toString());

      // Then
      assertThat(result.exitCode()).isEqualTo(ExitCodes.NOT_FOUND);
      assertThat(result.err()).contains("404", "Refused.");
      assertThat(out).doesNotExist();
    }
  }

  @Test
  void anIdOfAnotherFormIsNotSent() {
    try (var node = new FakeNode(200, ASICE, "a proof")) {
      // When
      var result = TongbanCommand.inThisProcess("proof", "../x", "--node", node.url());

      // Then
      assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
      assertThat(node.path()).isNull();
    }
  }

  @Test
  void anOldProofIsRenewedByTheNodeOfItsExchange() throws IOException {
    try (var node = new FakeNode(200, ASICE, "a renewed proof")) {
      // Given
      var statement = "{\"exchange\":\"" + ID + "\"}";
      var old = Files.write(folder.resolve("old.asice"), proof(statement));
      var out = folder.resolve("new.asice");

      // When
      var result =
          TongbanCommand.inThisProcess(
              "proof", "renew", old.toString(), "--node", node.url(), "--out", out.toString());

      // Then
      assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCodes.GOOD);
      assertThat(node.path()).isEqualTo("POST /api/v1/exchanges/" + ID + "/proof");
      assertThat(Files.readString(out)).isEqualTo("a renewed proof");
      assertThat(result.out()).contains("renewed");
    }
  }

  @Test
  void whatIsNoProofIsNotSent() throws IOException {
    try (var node = new FakeNode(200, ASICE, "a renewed proof")) {
      // Given
      var old = Files.write(folder.resolve("none.asice"), new byte[] {1, 2, 3});

      // When
      var result =
          TongbanCommand.inThisProcess(
              "proof", "renew", old.toString(), "--node", node.url(), "--out", "x.asice");

      // Then
      assertThat(result.exitCode()).isEqualTo(ExitCodes.NEGATIVE);
      assertThat(node.path()).isNull();
    }
  }

  /** In the form of a container: nothing compressed, mimetype first, dates of no meaning. */
  private static byte[] proof(String statement) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.US_ASCII)) {
      member(zip, "mimetype", ASICE);
      member(zip, "proof.json", statement);
    }
    return out.toByteArray();
  }

  private static void member(ZipOutputStream zip, String name, String text) throws IOException {
    var content = text.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(content);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(LocalDateTime.of(1990, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  @Test
  void theSlipIsKeptInTheSameWay() throws IOException {
    try (var node = new FakeNode(200, "application/pdf", "a slip")) {
      // Given
      var out = folder.resolve("kept.pdf");

      // When
      var result =
          TongbanCommand.inThisProcess("slip", ID, "--node", node.url(), "--out", out.toString());

      // Then
      assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCodes.GOOD);
      assertThat(node.path()).isEqualTo("GET /api/v1/exchanges/" + ID + "/slip");
      assertThat(Files.readString(out)).isEqualTo("a slip");
    }
  }

  @Test
  void anAddressThatIsNoneOfHttpIsWrongUsage() {
    // When
    var result = TongbanCommand.inThisProcess("proof", ID, "--node", "file:///etc");

    // Then
    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("--node");
  }
}
