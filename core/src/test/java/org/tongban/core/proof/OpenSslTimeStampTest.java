package org.tongban.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.directory.ExampleDirectory;
import org.tongban.core.directory.Suite;

/** OpenSSL, which had no part in it, takes a proof's time-stamp for what it is. */
class OpenSslTimeStampTest {
  @TempDir private Path folder;

  @Test
  void theTimeStampOfAProofVerifies() throws IOException, InterruptedException {
    // Given
    var one = new Case(Suite.ES256);
    var proof = Container.read(one.make(one.content()));
    var manifest = write("manifest.xml", proof.member(Stamp.MANIFEST).orElseThrow());
    var token = write("stamp.tst", proof.member(Stamp.TOKEN).orElseThrow());
    var authority = Case.AUTHORITIES.get(Suite.ES256).certificatePem();
    var anchor = write("authority.pem", Case.ascii(authority));
    var other = write("other.xml", Case.ascii("something else"));

    // When
    var good = verify(manifest, token, anchor);
    var bad = verify(other, token, anchor);

    // Then
    assertThat(good).contains("Verification: OK");
    assertThat(bad).contains("Verification: FAILED");
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private String verify(Path data, Path token, Path anchor)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl", "ts", "-verify", "-token_in"));
    command.addAll(List.of("-data", data.toString(), "-in", token.toString()));
    command.addAll(List.of("-CAfile", anchor.toString()));
    // the certificates of the test are those of its day
    command.addAll(List.of("-attime", "" + ExampleDirectory.NOW.getEpochSecond()));
    var output = folder.resolve("out.txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      System.err.println("SKIPPED: no openssl on this machine, its word on time-stamps is missing");
      assumeTrue(false, "no openssl on this machine");
      throw e;
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
