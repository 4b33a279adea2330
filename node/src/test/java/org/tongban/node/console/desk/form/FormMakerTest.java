package org.tongban.node.console.desk.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.catalogue.SchemaFiles;
import org.tongban.node.console.desk.form.FormField.Kind;

/** Every contract of the shipped catalogue makes a form that can be filled in. */
class FormMakerTest {
  private static final Path SCHEMAS = Path.of("..", "schemas");
  private static final Catalogue CATALOGUE = Catalogue.load(SCHEMAS);
  private static final SchemaFiles FILES = SchemaFiles.of(SCHEMAS, CATALOGUE);
  private static final FormTexts TEXTS = new FormTexts(true, Map.of(), Map.of());

  static Stream<Contract> contracts() {
    return CATALOGUE.contracts().stream();
  }

  static Stream<Arguments> examples() {
    return contracts()
        .flatMap(
            contract ->
                FILES.examples(contract, "valid").entrySet().stream()
                    .filter(one -> one.getValue().path("kind").asText().equals("ask"))
                    .filter(one -> one.getValue().path("content").isObject())
                    .map(
                        one ->
                            Arguments.argumentSet(
                                contract.folder() + " " + one.getKey(),
                                contract,
                                one.getValue().get("content"))));
  }

  private static FormField form(Contract contract, JsonNode body) {
    return FormMaker.make(FILES.ask(contract), TEXTS, body, body, Map.of());
  }

  /** What a browser posts of a form. */
  private static Map<String, List<String>> posted(FormField form) {
    var posted = new LinkedHashMap<String, List<String>>();
    post(form, posted);
    return posted;
  }

  private static void post(FormField field, Map<String, List<String>> posted) {
    field.parts().forEach(part -> post(part, posted));
    if (field.kind() == Kind.SOME_OF && !field.values().isEmpty()) {
      posted.put(field.pointer(), field.values());
    } else if (!List.of(Kind.GROUP, Kind.ROWS, Kind.SOME_OF).contains(field.kind())) {
      posted.put(field.pointer(), List.of(field.value()));
    }
  }

  private static JsonNode read(Contract contract, Map<String, List<String>> posted) {
    return FormReader.pruned(
        FormReader.read(FILES.ask(contract), posted, UnaryOperator.identity()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aFormThatIsFilledInAsTheExampleIsGood(Contract contract, JsonNode example) {
    // When
    var body = read(contract, posted(form(contract, example)));

    // Then
    assertThat(CATALOGUE.checkAskBody(contract, body)).isEmpty();
    assertThat(StrictJson.write(body)).isEqualTo(StrictJson.write(example));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void anEmptyFormIsRefusedAtFieldsThatItHas(Contract contract) {
    // Given
    var form = form(contract, JsonNodeFactory.instance.objectNode());

    // When
    var violations = CATALOGUE.checkAskBody(contract, read(contract, posted(form)));

    // Then
    assertThat(violations)
        .allSatisfy(one -> assertThat(form.find(one.pointer())).as(one.pointer()).isPresent());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyFieldHasANameInChinese(Contract contract) {
    // Given
    var names = new TreeSet<String>();
    for (var schema : List.of(FILES.ask(contract), FILES.answer(contract))) {
      schema
          .findParents("properties")
          .forEach(one -> one.path("properties").fieldNames().forEachRemaining(names::add));
    }

    // Then
    assertThat(names)
        .allSatisfy(
            name -> assertThat(FieldWords.of(name, true)).as(name).matches(".*\\p{IsHan}.*"));
  }

  @Test
  void whatBreaksARuleIsSaidInChinese() {
    // Given
    var rules = new TreeSet<String>();
    contracts()
        .forEach(
            contract ->
                FILES.examples(contract, "invalid").values().stream()
                    .filter(one -> one.path("kind").asText().equals("ask"))
                    .filter(one -> one.path("content").isObject())
                    .flatMap(one -> CATALOGUE.checkAskBody(contract, one.get("content")).stream())
                    .filter(one -> !one.message().contains("known to the contract"))
                    .forEach(one -> rules.add(one.message())));

    // Then
    assertThat(rules).hasSizeGreaterThan(10);
    assertThat(rules)
        .allSatisfy(rule -> assertThat(TEXTS.fault(rule)).as(rule).doesNotContain("不符合约定的要求"));
  }

  @Test
  void hostileNamesGoThroughUnchanged() {
    // Given
    var contract = marriage();
    var names = List.of("㼆𠮷龘", "阿卜杜·热合曼", "𠮷".repeat(50), "<b>\"&'</b>");
    var posted = new LinkedHashMap<String, List<String>>();
    names.forEach(
        name -> posted.put("/body/parties/" + posted.size() + "/name", List.of(" " + name + " ")));

    // When
    var two = new LinkedHashMap<>(posted);
    two.keySet().removeIf(name -> !name.matches("/body/parties/[01]/name"));
    var body = FormReader.read(FILES.ask(contract), two, UnaryOperator.identity());
    var form = form(contract, body);

    // Then
    assertThat(body.at("/parties/0/name").asText()).isEqualTo(names.get(0));
    assertThat(body.at("/parties/1/name").asText()).isEqualTo(names.get(1));
    assertThat(form.at("/body/parties/0/name").value()).isEqualTo(names.get(0));
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(
        Arguments.argumentSet("a field of no contract", "/body/salary"),
        Arguments.argumentSet("a field below a plain one", "/body/certificateNo/x"),
        Arguments.argumentSet("a third party", "/body/parties/2/name"),
        Arguments.argumentSet("a row far away", "/body/parties/99999/name"),
        Arguments.argumentSet("no pointer", "/bodyguard"));
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void aForgedFieldRefusesTheWhole(String name) {
    // Given
    var schema = FILES.ask(marriage());
    Map<String, List<String>> posted =
        Map.of("/body/certificateNo", List.of("J330499-2019-000123"), name, List.of("x"));

    // Then
    assertThatThrownBy(() -> FormReader.read(schema, posted, UnaryOperator.identity()))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void aChoiceThatTheContractDoesNotHaveRefusesTheWhole() {
    // Given
    var contract =
        contracts().filter(one -> one.id().value().equals("case.handover")).findFirst().get();
    Map<String, List<String>> posted = Map.of("/body/kind", List.of("FORGED"));

    // Then
    assertThatThrownBy(() -> FormReader.read(FILES.ask(contract), posted, UnaryOperator.identity()))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void aListHasAFurtherRowUntilItIsFull() {
    // Given
    var contract = marriage();
    var one = JsonNodeFactory.instance.objectNode();
    one.putArray("parties").addObject();
    var two = JsonNodeFactory.instance.objectNode();
    two.putArray("parties").add(JsonNodeFactory.instance.objectNode().put("name", "a"));
    two.withArray("parties").addObject();
    var pointers = new ArrayList<String>();

    // When
    var less = form(contract, one).at("/body/parties");
    var full = form(contract, two).at("/body/parties");
    full.parts().forEach(part -> pointers.add(part.pointer()));

    // Then
    assertThat(less.mayAdd()).isTrue();
    assertThat(full.mayAdd()).isFalse();
    assertThat(pointers).containsExactly("/body/parties/0", "/body/parties/1");
    assertThat(full.parts().get(1).mayRemove()).isTrue();
  }

  private static Contract marriage() {
    return contracts()
        .filter(one -> one.id().value().equals("certificate.marriage"))
        .findFirst()
        .orElseThrow();
  }
}
