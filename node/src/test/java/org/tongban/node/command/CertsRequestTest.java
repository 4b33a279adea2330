package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.Directory;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;
import org.tongban.node.keeper.OwnKeysCheck;
import org.tongban.node.settings.SettingsFile;

/** From new keys by an authority's certificates to a node that may start. */
class CertsRequestTest {
  private static final List<String> REQUEST = List.of("certs", "request");
  private static final List<String> IMPORT = List.of("certs", "import");
  private static final List<String> NAMES =
      List.of("sign", "tls", "encrypt", "sign.sm2", "encrypt.sm2");
  private static final Instant NOW = Instant.now();
  @TempDir private Path folder;
  private ReadyNode node;
  private Path requests;
  private Path keys;
  private final OtherAuthority es256 = OtherAuthority.es256(NOW);
  private final OtherAuthority sm2 = OtherAuthority.sm2(NOW);

  @BeforeEach
  void aNodeWithKeysThatAreToBeFollowedByOthers() throws IOException {
    node = ReadyNode.in(folder, 30);
    requests = folder.resolve("requests");
    keys = folder.resolve("keys-2027");
  }

  @Test
  void whatIsRequestedIssuedImportedAndPublishedIsGood() throws IOException {
    // Given
    assertThat(request("--organisation", "青浦区民政局")).isZero();
    var imported = Terminal.english();

    // When
    int code = take(imported, issued());
    publish(imported.out());

    // Then
    assertThat(code).isZero();
    assertThat(imported.err()).isEmpty();
    var status = Terminal.english();
    assertThat(node.run(status, List.of("certs", "status"), newKeys())).isZero();
    assertThat(status.out())
        .contains("All 6 certificates are good.", "up to a root that signed itself")
        .contains("O=青浦区民政局", "CN=310118 tls");
  }

  @Test
  void besideRealKeysNoRegionIsSimulated() throws Exception {
    // Given a node that takes part in a joint test, with its own keys by now
    request();
    var imported = Terminal.english();
    take(imported, issued());
    publish(imported.out());
    var simulated =
        Map.of(
            "demonstration.simulator.address",
            "http://127.0.0.1:7490",
            "demonstration.simulator.tokenFile",
            folder.resolve("token").toString());
    var settings = new ArrayList<>(List.of(newKeys()));
    simulated.forEach((name, value) -> settings.add("--set=" + name + "=" + value));
    var terminal = Terminal.english();

    // When
    int code = node.run(terminal, List.of("config", "check"), settings.toArray(String[]::new));
    var files = new KeyPairFiles(keys.resolve("sign.key.pem"), keys.resolve("sign.crt.pem"));
    var signed = Files.readString(node.directory());
    var atStart =
        OwnKeysCheck.problem(
            SettingsFile.read(ReadyNode.CONFIG.resolve("310118/node.yaml"), simulated),
            NodeKeys.load(files, files, files),
            Directory.parse(Base64.getUrlDecoder().decode(signed.split("\\.", 3)[1])));

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.out()).contains("sign.crt.pem comes from a real authority");
    assertThat(atStart).hasValueSatisfying(said -> assertThat(said).contains("has another key"));
  }

  @Test
  void theKeyForConnectionsMayBeOfSm2() throws IOException {
    // Given
    assertThat(request("--tls-suite", "SM2")).isZero();
    var imported = Terminal.english();

    // When
    int code = take(imported, issued());
    publish(imported.out());

    // Then
    assertThat(code).as(imported.err()).isZero();
    assertThat(imported.out().replaceAll("\\s+", " "))
        .containsPattern("use: \"?tls\"? suite: \"?SM2");
    var status = Terminal.english();
    assertThat(node.run(status, List.of("certs", "status"), newKeys())).as(status.out()).isZero();
  }

  @Test
  void keysAreForTheirOwnerOnlyAndNeverReplaced() throws IOException {
    // Given
    request();
    var before = Files.readString(keys.resolve("sign.key.pem"));
    var terminal = Terminal.english();

    // When
    Files.delete(requests.resolve("sign.csr.pem"));
    int code = node.run(terminal, REQUEST, "--out=" + requests, "--host=a.b", "--keys=" + keys);

    // Then
    assertThat(code).isEqualTo(ExitCodes.CONFLICT);
    assertThat(terminal.err()).contains("sign.key.pem is there already");
    assertThat(Files.readString(keys.resolve("sign.key.pem"))).isEqualTo(before);
    for (var name : NAMES) {
      var mode = Files.getPosixFilePermissions(keys.resolve(name + ".key.pem"));
      assertThat(PosixFilePermissions.toString(mode)).as(name).isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--host=", "--host=a b", "--host=A.example", "--host=-a", "--organisation= "})
  void aSubjectOfAnotherFormIsAMistakeInUsage(String argument) {
    // When
    int code = node.run(Terminal.english(), REQUEST, "--out=" + requests, "--host=a", argument);

    // Then
    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(requests).doesNotExist();
  }

  @Test
  void aCertificateForAnotherUseOrKeyStopsAllOfThem() throws IOException {
    // Given
    request();
    var wrongUse = requests.resolve("wrong.pem");
    var stranger = requests.resolve("stranger.pem");
    var files = new ArrayList<>(issued());
    Files.writeString(stranger, Files.readString(node.certs().resolve("310118/tls.crt.pem")));
    Files.move(keys.resolve("encrypt.key.pem"), keys.resolve("kept.pem"));
    Files.copy(keys.resolve("tls.key.pem"), keys.resolve("encrypt.key.pem"));
    Files.delete(keys.resolve("tls.key.pem"));
    Files.copy(requests.resolve("tls.crt.pem"), wrongUse);
    files.add(stranger);
    var terminal = Terminal.english();

    // When
    int code = take(terminal, files);

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.err())
        .contains("tls.crt.pem: its key usage does not admit this use")
        .contains("stranger.pem: it is for none of the keys");
    assertThat(terminal.out()).isEmpty();
    assertThat(keys.resolve("sign.crt.pem")).doesNotExist();
  }

  @Test
  void oneThatHasEndedHasAForeignRootOrIsADemonstrationIsRefused() throws IOException {
    // Given
    request();
    var ended = requests.resolve("ended.pem");
    Files.writeString(ended, es256.issue(requests.resolve("sign.csr.pem"), -1 + 1));
    var mixed = requests.resolve("mixed.pem");
    Files.writeString(
        mixed,
        firstOf(es256.issue(requests.resolve("tls.csr.pem"), 9))
            + OtherAuthority.es256(NOW).rootPem());
    var root = Files.writeString(requests.resolve("root.pem"), OtherAuthority.sm2(NOW).rootPem());
    var good = requests.resolve("good.pem");
    Files.writeString(good, sm2.issue(requests.resolve("sign.sm2.csr.pem"), 9));
    var terminal = Terminal.english();

    // When
    int code = take(terminal, List.of(ended, mixed, good), "--authority=" + root);

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.err())
        .contains("ended.pem: it has ended")
        .contains("mixed.pem: the certificates behind it did not issue it")
        .contains("good.pem: it does not come from the authority given");
  }

  @Test
  void demonstrationCertificatesAreRefusedUnlessTheyAreAllowed() {
    // Given
    var terminal = Terminal.english();

    // When
    int code =
        node.run(
            terminal,
            IMPORT,
            node.certs().resolve("310118/sign.crt.pem").toString(),
            "--set=demonstration.allowDemonstrationCertificates=false");

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.err()).contains("it comes from a demonstration authority");
  }

  @Test
  void anotherCertificateIsReplacedOnlyWhenToldSo() throws IOException {
    // Given
    request();
    take(Terminal.english(), issued());
    var next = requests.resolve("next.pem");
    Files.writeString(next, es256.issue(requests.resolve("sign.csr.pem"), 50));
    var terminal = Terminal.english();

    // When
    int code = take(terminal, List.of(next));
    int forced = take(Terminal.english(), List.of(next), "--force");

    // Then
    assertThat(code).isEqualTo(ExitCodes.CONFLICT);
    assertThat(terminal.err()).contains("sign.crt.pem is there already");
    assertThat(forced).isZero();
    assertThat(Files.readString(keys.resolve("sign.crt.pem"))).isEqualTo(Files.readString(next));
  }

  private int request(String... more) {
    return node.run(
        Terminal.english(),
        REQUEST,
        Stream.concat(
                Stream.of("--out=" + requests, "--host=node.example,10.1.2.3", "--keys=" + keys),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<Path> issued() throws IOException {
    var files = new ArrayList<Path>();
    for (var name : NAMES) {
      var authority = name.endsWith("sm2") ? sm2 : es256;
      var file = requests.resolve(name + ".crt.pem");
      Files.writeString(file, authority.issue(requests.resolve(name + ".csr.pem"), 365));
      files.add(file);
    }
    return files;
  }

  private int take(Terminal terminal, List<Path> files, String... more) {
    var arguments = new ArrayList<>(files.stream().map(Path::toString).toList());
    arguments.add("--keys=" + keys);
    arguments.addAll(List.of(more));
    return node.run(terminal, IMPORT, arguments.toArray(String[]::new));
  }

  /** What the operator does with the entry: exchange the keys of the member, sign. */
  private void publish(String entry) throws IOException {
    var yaml = new YAMLMapper();
    var source = (ObjectNode) yaml.readTree(ReadyNode.CONFIG.resolve("directory.yaml").toFile());
    var handed = yaml.readTree(entry).get(0);
    for (var member : source.withArray("members")) {
      if (member.get("code").equals(handed.get("code"))) {
        ((ObjectNode) member).set("keys", (ArrayNode) handed.get("keys"));
      }
    }
    for (var key : handed.get("keys")) {
      var name = key.get("certificate").textValue();
      var local = name.replaceAll("310118/(.*)-[0-9]{8}", "$1");
      Files.copy(keys.resolve(local), node.certs().resolve(name));
    }
    var edited = folder.resolve("edited.yaml");
    yaml.writeValue(edited.toFile(), source);
    var signed = Terminal.english();
    var sign =
        List.of(
            "directory",
            "sign",
            "--source=" + edited,
            "--certs=" + node.certs(),
            "--key=" + node.certs().resolve("operator.key.pem"),
            "--out=" + node.directory(),
            "--next-version");
    assertThat(signed.run(sign.toArray(String[]::new))).as(signed.err()).isZero();
  }

  private String[] newKeys() {
    return Stream.of("sign", "tls", "encrypt", "sm2.sign", "sm2.encrypt")
        .flatMap(
            slot -> {
              var name = slot.startsWith("sm2.") ? slot.substring(4) + ".sm2" : slot;
              return Stream.of(
                  "--set=keys." + slot + ".key=" + keys.resolve(name + ".key.pem"),
                  "--set=keys." + slot + ".certificate=" + keys.resolve(name + ".crt.pem"));
            })
        .toArray(String[]::new);
  }

  private static String firstOf(String pem) {
    var end = "-----END CERTIFICATE-----\n";
    return pem.substring(0, pem.indexOf(end) + end.length());
  }
}
