package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Outcome;
import org.tongban.core.proof.Container;
import org.tongban.core.seal.KeptMessages;
import org.tongban.it.federation.RunningDemo;
import org.tongban.it.federation.WithDemo;

/** The verifier for those who have no node: a small jar, alone in an empty folder. */
@WithDemo
class VerifierJarIT {
  private static final long LARGEST = 12L << 20;
  private static final int PATIENCE = 60;
  private static final String REFUSED = Outcome.REFUSED.name();

  private final RunningDemo demo;
  @TempDir private Path empty;

  VerifierJarIT(RunningDemo demo) {
    this.demo = demo;
  }

  /**
   * What the jar's process said.
   *
   * @param code its exit code
   */
  private record Said(int code, String text) {}

  @ParameterizedTest
  @EnumSource
  void verifiesAProofOfEachSuiteAndNamesWhatWasAltered(Suite suite) throws Exception {
    // Given
    var proof = proof(suite);
    var altered = Files.readAllBytes(proof);
    altered[altered.length / 2] ^= 1;
    var bad = Files.write(empty.resolve("bad.asice"), altered);
    var anchors = demo.layout().certificates().toString();

    // When
    var good = run(proof.toString(), "--anchors", anchors, "--lang", "zh");
    var wrong = run(bad.toString(), "--anchors", anchors, "--json");

    // Then
    assertThat(good.text()).contains("全部检查通过。").doesNotContain("未检查");
    assertThat(good.code()).isZero();
    assertThat(wrong.text()).contains("\"state\" : \"FAILED\"", "\"good\" : false");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(jar()).satisfies(jar -> assertThat(Files.size(jar)).isLessThan(LARGEST));
  }

  private Path jar() {
    return demo.layout().home().resolve("node/target/tongban-verify.jar");
  }

  /** What the demonstration leaves, which another test may have let play already. */
  private Path proof(Suite suite) throws IOException {
    var folder = demo.layout().proof("x").getParent();
    if (!Files.isDirectory(folder)) {
      demo.demo().play(new PrintWriter(new StringWriter()));
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> answered(file, suite)).sorted().findFirst().orElseThrow();
    }
  }

  /** No refusal: one by a relay, which can't open the ask, leaves a check open. */
  private static boolean answered(Path proof, Suite suite) {
    try {
      var container = Container.read(Files.readAllBytes(proof));
      var ask = container.member("ask.jws").orElseThrow();
      var answer = container.member("answer.jws").orElseThrow();
      return KeptMessages.suiteOf(ask) == suite && !REFUSED.equals(outcome(answer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new AssertionError(proof + " holds no answer", e);
    }
  }

  private static Object outcome(byte[] answer) throws ParseException {
    var text = new String(answer, StandardCharsets.US_ASCII);
    return JWSObject.parse(text).getPayload().toJSONObject().get("outcome");
  }

  private Said run(String... arguments) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-jar"));
    command.add(jar().toString());
    command.addAll(List.of(arguments));
    var out = empty.resolve("out");
    var process =
        new ProcessBuilder(command)
            .directory(empty.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
  }
}
