package org.tongban.core.directory;

import static org.tongban.core.fuzz.Hostile.WORD;
import static org.tongban.core.fuzz.Hostile.only;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.fuzz.Hostile;
import org.tongban.core.fuzz.Spoiler;
import org.tongban.core.seal.DemonstrationAuthority;

/** Whatever comes as the directory of the federation or as a certificate. */
class DirectoryFuzzTest {
  private static final byte[] SECP384R1 = {0x2B, (byte) 0x81, 0x04, 0x00, 0x22};

  static Stream<byte[]> directories() {
    var wrong = ExampleDirectory.tree();
    var member = (ObjectNode) wrong.withArray("members").get(0);
    member.put("code", WORD).put("creditCode", WORD).put("status", WORD);
    member.putArray("endpoints").add("https://" + WORD + ":99999/\u0000").add(WORD);
    member.putArray("prefixes").add(WORD);
    ((ObjectNode) member.withArray("services").get(0))
        .put("id", WORD)
        .putArray("versions")
        .add(WORD);
    wrong.put("issued", WORD).put("expires", "+1000000000-12-31T23:59:59Z");
    var relayed = ExampleDirectory.tree();
    ((ObjectNode) relayed.withArray("members").get(0)).putObject("via").put("relay", "310118");
    return Spoiler.spoil(
        List.of(
            ExampleDirectory.bytes(ExampleDirectory.tree()),
            ExampleDirectory.bytes(wrong),
            ExampleDirectory.bytes(relayed),
            "{\"version\":310199194003050029e99999999999}".getBytes(StandardCharsets.UTF_8),
            "{\"members\":[{\"keys\":[{}]}]}".getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("directories")
  @FuzzTest
  void directory(byte[] json) {
    Hostile.refusal(
        only(DirectoryException.class),
        () -> {
          try {
            Directory.parse(json);
          } catch (DirectoryException e) {
            // names of keys are told, since their place is of use to whoever mends the directory
            e.problems().forEach(problem -> Hostile.silent(problem.message(), e));
            throw new DirectoryException(List.of());
          }
        });
  }

  /** A key on a curve that nobody knows. */
  private static byte[] renamed(byte[] der) {
    for (var at = 0; at < der.length; at++) {
      if (Arrays.equals(SECP384R1, Arrays.copyOfRange(der, at, at + SECP384R1.length))) {
        der[at + SECP384R1.length - 2] = 64;
      }
    }
    return der;
  }

  static Stream<byte[]> certificates() {
    var sm2 = DemonstrationAuthority.create(ExampleDirectory.CLOCK, 30, Suite.SM2);
    var ours =
        Stream.of(
                ExampleDirectory.base64(ExampleDirectory.newKey(KeyUse.TLS)),
                ExampleDirectory.base64(sm2.issue(ExampleDirectory.QINGPU, KeyUse.SIGN)),
                Foreign.certificate("secp384r1"))
            .map(Base64.getDecoder()::decode);
    var other = renamed(Base64.getDecoder().decode(Foreign.certificate("secp384r1")));
    return Spoiler.spoil(Stream.concat(ours, Stream.of(other)).toList());
  }

  @MethodSource("certificates")
  @FuzzTest
  void certificate(byte[] encoded) {
    Hostile.refusal(
        only(CertificateException.class),
        () -> {
          var certificate = CertificateReader.read(encoded);
          CertificateReader.suite(certificate);
          for (var use : KeyUse.values()) {
            CertificateReader.admits(certificate, use);
          }
          CertifiedKey.thumbprintOf(certificate);
        });
    Hostile.refusal(
        only(IllegalArgumentException.class),
        () -> CertificateReader.parse(Base64.getEncoder().encodeToString(encoded)));
  }
}
