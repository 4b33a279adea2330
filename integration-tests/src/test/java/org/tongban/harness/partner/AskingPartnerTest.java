package org.tongban.harness.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.harness.Simulation;

/** One simulated region asks others over real connections, and believes what it may only. */
class AskingPartnerTest {
  private static final String SCENARIO =
      """
      title: {zh: 互相查询, en: Regions that ask each other}
      partners:
        - code: "371402"
          name: {zh: 问方, en: asks}
          creditCode: "113714990000020147"
          services: {assistance.status: ["1.0"]}
        - code: "320612"
          name: {zh: 答方, en: answers}
          creditCode: "11320699000002022B"
          services: {assistance.status: ["1.0"], eldercare.assessment: ["1.0"]}
          answers:
            - service: assistance.status
              when: {/subject/idNumber: "371499195509300243"}
              outcome: POSITIVE
              body: {status: APPROVED, category: DIBAO, householdRole: HEAD, effectiveFrom: "2025-07-01"}
        - code: "420902"
          name: {zh: 国密, en: SM2 alone}
          creditCode: "11420999000002030C"
          suites: [SM2]
          services: {assistance.status: ["1.0"]}
        - code: "330481"
          name: {zh: 坏签名, en: broken}
          creditCode: "113304990000021456"
          services: {assistance.status: ["1.0"]}
          behaviour: {signature: broken}
      """;

  @TempDir private static Path folder;
  private static Simulation simulation;
  private static AskingPartner asking;

  @BeforeAll
  static void play() throws IOException {
    var file = folder.resolve("scenario.yaml");
    Files.writeString(file, SCENARIO, StandardCharsets.UTF_8);
    simulation = EmptyFederation.make(folder.resolve("federation")).play(file);
    asking = simulation.asking(new MemberCode("371402"));
  }

  @AfterAll
  static void close() {
    simulation.close();
  }

  @Test
  void aGoodAnswerIsOpenedAndBelongsToTheAsk() {
    // When
    var opened = asking.ask(question("320612", "assistance.status", "371499195509300243"));

    // Then
    assertThat(opened.answer().outcome()).isEqualTo(Outcome.POSITIVE);
    assertThat(opened.answer().body().orElseThrow().path("category").asText()).isEqualTo("DIBAO");
    assertThat(opened.answer().askDigest()).isEqualTo(opened.answering().digest());
    assertThat(opened.answering().suite()).isEqualTo(Suite.ES256);
  }

  @Test
  void eitherSuiteIsAskedIn() {
    // Given
    var question = question("320612", "assistance.status", "371499195509300243");

    // When
    var opened = asking.ask(question, Suite.SM2);

    // Then
    assertThat(opened.answer().outcome()).isEqualTo(Outcome.POSITIVE);
    assertThat(opened.answering().suite()).isEqualTo(Suite.SM2);
  }

  @Test
  void theOnlyCommonSuiteIsChosen() {
    // When
    var opened = asking.ask(question("420902", "assistance.status", "371499195509300243"));

    // Then
    assertThat(opened.answering().suite()).isEqualTo(Suite.SM2);
    assertThat(opened.answer().outcome()).isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void whatTheContractDemandsIsEncrypted() {
    // Given
    var question =
        new Question(
            new MemberCode("320612"),
            new ServiceId("eldercare.assessment"),
            new ServiceVersion(1, 0),
            new Purpose("CARE_ADMISSION"),
            new Basis(BasisType.AUTHORIZATION, "SQ-1", Optional.empty()),
            Optional.empty(),
            body("371499195509300243"));

    // When
    var sealed = asking.seal(question, Suite.ES256);
    var opened = asking.open(asking.post(sealed), sealed);

    // Then
    assertThat(sealed.encrypted()).isTrue();
    assertThat(opened.answer().outcome()).isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void aRefusalIsAnAnswer() {
    // When
    var opened = asking.ask(question("320612", "certificate.marriage", "371499195509300243"));

    // Then
    assertThat(opened.answer().outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void theAnswerToAnotherAskIsNotBelieved() {
    // Given
    var question = question("320612", "assistance.status", "371499195509300243");
    var one = asking.seal(question, Suite.ES256);
    var other = asking.seal(question, Suite.ES256);
    var reply = asking.post(one);

    // When // Then
    assertThatThrownBy(() -> asking.open(reply, other))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.ANSWER_MISMATCHED));
  }

  @Test
  void aBrokenSignatureIsNotBelieved() {
    assertReason("330481", Reason.ANSWER_INVALID);
  }

  @Test
  void whoIsNotInTheDirectoryIsNotReached() {
    assertReason("999999", Reason.PEER_UNREACHABLE);
  }

  private static void assertReason(String member, Reason reason) {
    // Given
    var question = question(member, "assistance.status", "371499195509300243");

    // When // Then
    assertThatThrownBy(() -> asking.ask(question, Suite.ES256))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static Question question(String to, String service, String idNumber) {
    return new Question(
        new MemberCode(to),
        new ServiceId(service),
        new ServiceVersion(1, 0),
        new Purpose("ASSISTANCE_REVIEW"),
        new Basis(BasisType.STATUTE, "社会救助暂行办法 第五十八条", Optional.empty()),
        Optional.empty(),
        body(idNumber));
  }

  private static com.fasterxml.jackson.databind.JsonNode body(String idNumber) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("subject").put("idNumber", idNumber).put("name", "王桂兰");
    return body;
  }
}
