package org.tongban.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.catalogue.SubjectPointers;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.RefusedException;

class JudgementTest {
  private static final List<SubjectPointers> SUBJECT =
      List.of(
          new SubjectPointers("/subject/idNumber", "/subject/name"),
          new SubjectPointers("/spouse/idNumber", "/spouse/name"));

  /** One holder whose number was corrected and whose name changed. */
  private static final String HOLDER =
      """
      {"idNumber": "99010119800101001X", "formerIdNumbers": ["990101198001010028"],
       "name": "阿依古丽·买买提", "formerNames": ["吕岩"]}""";

  @ParameterizedTest(name = "{2}: {0} {1}")
  @CsvSource({
    "99010119800101001X, 阿依古丽·买买提, POSITIVE",
    "99010119800101001x, 阿依古丽•买买提, POSITIVE",
    "990101198001010028, 阿依古丽·买买提, POSITIVE",
    "99010119800101001X, 吕岩, POSITIVE",
    "99010119800101001X, 呂岩, POSITIVE",
    "99010119800101001X, 张三, IDENTITY_MISMATCH",
    "990101198001010036, 阿依古丽·买买提, IDENTITY_MISMATCH",
    "'', 阿依古丽·买买提, POSITIVE",
    "'', 张三, IDENTITY_MISMATCH",
    "99010119800101001X, '', POSITIVE",
  })
  void comparesThePersonAskedForWithTheHolder(String id, String name, Outcome outcome) {
    var judgement =
        judge(
            ask(id, name), result("{\"holders\": [%s], \"answer\": {\"a\": 1}}".formatted(HOLDER)));
    assertThat(judgement.outcome()).isEqualTo(outcome);
    assertThat(judgement.body().isPresent()).isEqualTo(outcome == Outcome.POSITIVE);
  }

  @Test
  void tellsNothingButTheMismatch() {
    // When
    var judgement =
        judge(
            ask("99010119800101001X", "张三"),
            """
            {"records": [{"holders": [%s], "asOf": "2026-11-22T01:00:00Z", "answer": {"a": 1}}],
             "missing": [{"field": "b", "reason": "NOT_CONNECTED"}]}"""
                .formatted(HOLDER));
    // Then
    assertThat(judgement.outcome()).isEqualTo(Outcome.IDENTITY_MISMATCH);
    assertThat(judgement.body()).isEmpty();
    assertThat(judgement.asOf()).isEmpty();
    assertThat(judgement.missing()).isEmpty();
  }

  @Test
  void needsNoHolderWhereTheContractNamesNobody() {
    // Given
    var ask = JsonInput.parse("{\"creditCode\": \"x\"}".getBytes(StandardCharsets.UTF_8));
    var found =
        ResultReader.read(
            JsonInput.parse(
                "{\"records\": [{\"answer\": {\"a\": 1}}]}".getBytes(StandardCharsets.UTF_8)));

    // When
    var judgement = Judgement.of(ask, List.of(), found);

    // Then
    assertThat(judgement.outcome()).isEqualTo(Outcome.POSITIVE);
    assertThat(judgement.body()).isPresent();
  }

  @Test
  void wantsEveryPersonOfTheAskAmongTheHolders() {
    // Given
    String two =
        "{\"subject\": {\"idNumber\": \"99010119800101001X\"}, \"spouse\": {\"idNumber\": \"990101198001010036\"}}";
    // Then
    assertThat(
            judge(two, result("{\"holders\": [%s], \"answer\": {}}".formatted(HOLDER))).outcome())
        .isEqualTo(Outcome.IDENTITY_MISMATCH);
    assertThat(
            judge(
                    two,
                    result(
                        "{\"holders\": [%s, {\"idNumber\": \"990101198001010036\"}], \"answer\": {}}"
                            .formatted(HOLDER)))
                .outcome())
        .isEqualTo(Outcome.POSITIVE);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"records\": []} | NOT_FOUND",
        "{\"records\": [{\"answer\": {}}, {\"answer\": {}}]} | AMBIGUOUS",
        "{\"records\": [{\"answer\": {}}]} | POSITIVE",
        "{\"records\": [{\"outcome\": \"NEGATIVE\"}]} | NEGATIVE",
        "{\"records\": [{\"answer\": {}}], \"missing\": [{\"field\": \"b\", \"reason\": \"NOT_CONNECTED\"}]} | PARTIAL",
        "{\"records\": [{\"outcome\": \"NEGATIVE\"}], \"missing\": [{\"field\": \"b\", \"reason\": \"NOT_CONNECTED\"}]} | NEGATIVE",
      })
  void concludesFromTheRecordsAlone(String result, Outcome outcome) {
    assertThat(judge("{}", result).outcome()).isEqualTo(outcome);
  }

  @Test
  void refusesAPartialAnswerThatDoesNotSayWhatIsMissing() {
    assertThatThrownBy(() -> judge("{}", result("{\"outcome\": \"PARTIAL\", \"answer\": {}}")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("register-answer-invalid");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                               | must be an object",
        "{}                                               | /records is missing",
        "{\"records\": {}}                                | /records must be an array",
        "{\"records\": [], \"record\": []}                | has a field that look-ups don't have",
        "{\"records\": [{\"holder\": []}]}                | at /records/0 has a field",
        "{\"records\": [{\"outcome\": \"NOT_FOUND\"}]}    | at /records/0/outcome is one of",
        "{\"records\": [{\"asOf\": \"yesterday\"}]}       | at /records/0/asOf must be a time",
        "{\"records\": [{\"answer\": 990101}]}            | at /records/0/answer must be an object",
        "{\"records\": [{\"holders\": [{\"idNumber\": 990101}]}]} | at /records/0/holders/0/idNumber must be text",
        "{\"records\": [], \"missing\": [{\"field\": \"x\", \"reason\": \"because 990101\"}]} | at /missing/0 needs",
      })
  void refusesAMalformedResultWithoutQuotingIt(String result, String message) {
    assertThatThrownBy(() -> judge("{}", result))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("register-answer-invalid")
        .hasMessageContaining(message)
        .hasMessageNotContaining("990101");
  }

  private static String ask(String id, String name) {
    return "{\"subject\": {\"idNumber\": \"%s\", \"name\": \"%s\"}}".formatted(id, name);
  }

  private static String result(String record) {
    return "{\"records\": [" + record + "]}";
  }

  private static Judgement judge(String ask, String result) {
    var body = JsonInput.parse(ask.getBytes(StandardCharsets.UTF_8));
    var read = ResultReader.read(JsonInput.parse(result.getBytes(StandardCharsets.UTF_8)));
    return Judgement.of(body, SUBJECT, read);
  }
}
