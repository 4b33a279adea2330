package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** Administrators bring a service that nobody had, while the nodes run; no line of Java is new. */
@WithFederation
class NewServiceIT {
  private static final Path NEW = Path.of("src/test/resources/new-service");
  private static final int LOOKS = 60;

  private static final String ANSWERS =
      """
      answers:
        - id: proof-of-age
          description: a home asks whether a person has reached an age
          members: anyMember
          services: [eldercare.age-proof]
          purposes: [CARE_ADMISSION]
          basis: [AUTHORIZATION]
          fields: contract
      """;

  private static final String ASKS =
      """
      asks:
        - id: our-homes
          description: our homes for the elderly
          systems: [clerk]
          units: [civil-affairs]
          members: anyMember
          services: [eldercare.age-proof]
          purposes: [CARE_ADMISSION]
      """;

  private final Federation federation;
  private final Path home;

  NewServiceIT(Federation federation) {
    this.federation = federation;
    this.home = federation.layout().home();
  }

  @Test
  void isAskedAndAnsweredWithoutARestart() throws IOException {
    // Given
    assertThat(ask(60).json().path("code").asText()).isEqualTo("catalogue-item-unknown");

    // When
    contractAndRelease();
    lookUp();
    edit(QINGPU, "answers:\n", ANSWERS);
    edit(JIASHAN, "asks:\n", ASKS);
    directory();

    // Then
    var reply = untilAnswered();
    assertThat(reply.json().path("outcome").asText()).as(reply.text()).isEqualTo("POSITIVE");
    assertThat(reply.json().at("/body/reached").asBoolean()).isTrue();
    assertThat(ask(100).json().path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(ask(7).json().path("code").asText()).isEqualTo("schema-violation");
    assertThat(federation.get(QINGPU, "/api/v1/registry/subjects").text())
        .contains("eldercare.age-proof-ask");
  }

  /** The node looks at each kind of file by itself, so they take effect one after the other. */
  private Reply untilAnswered() {
    var reply = ask(60);
    for (int i = 0; i < LOOKS && reply.status() != 200; i++) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      reply = ask(60);
    }
    return reply;
  }

  private Reply ask(int age) {
    var body = Wish.subject(KnownPeople.ELDER.in(QINGPU)).put("age", age);
    return federation.ask(
        JIASHAN,
        Wish.of("eldercare.age-proof", QINGPU.code(), body)
            .purpose("CARE_ADMISSION", "AUTHORIZATION", "SQ-2026-000301"));
  }

  private void contractAndRelease() throws IOException {
    var schemas = home.resolve("schemas");
    FileSystemUtils.copyRecursively(NEW.resolve("schemas"), schemas);
    CommandRunner commands = TongbanCommand::inThisProcess;
    var key = federation.layout().federation().resolve("certs").resolve("operator.key.pem");
    commands.must(
        "catalogue",
        "release",
        "--schemas",
        schemas.toString(),
        "--key",
        key.toString(),
        "--out",
        federation.layout().release().toString(),
        "--next-version");
  }

  private void lookUp() throws IOException {
    var name = "eldercare.age-proof.camel.yaml";
    Files.copy(
        NEW.resolve("lookups").resolve(name),
        home.resolve("routes/lookups").resolve(QINGPU.code()).resolve(name));
  }

  private void edit(Region region, String before, String after) throws IOException {
    var file = federation.layout().config(region).resolve("access.yaml");
    replace(file, before, after);
  }

  private void directory() throws IOException {
    replace(
        home.resolve("node-config").resolve("directory.yaml"),
        "      - {id: eldercare.assessment, versions: [\"1.0\", \"1.1\"]}\n",
        "      - {id: eldercare.assessment, versions: [\"1.0\", \"1.1\"]}\n"
            + "      - {id: eldercare.age-proof, versions: [\"1.0\"]}\n");
    federation.move(QINGPU, federation.endpoint(QINGPU));
  }

  private static void replace(Path file, String before, String after) throws IOException {
    var text = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(text).contains(before);
    var edited = text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after));
    Files.writeString(file, edited, StandardCharsets.UTF_8);
  }
}
