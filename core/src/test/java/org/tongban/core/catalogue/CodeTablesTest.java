package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A schema must be readable without the code tables; so both say the same, and this test sees to
 * it.
 */
class CodeTablesTest {
  private static JsonNode codes(String table) throws IOException {
    var file = Examples.SCHEMAS.resolve("codes/" + table + ".yaml").toFile();
    return new YAMLMapper().readTree(file).path("codes");
  }

  private static JsonNode answer(String service) {
    return Examples.read(Examples.SCHEMAS.resolve(service + "/1.0/answer.schema.json"));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "assistance/status, /properties/category/enum, assistance-category",
    "assistance/status, /properties/status/enum, assistance-status",
    "certificate/marriage, /properties/status/enum, marriage-certificate-status",
    "eldercare/assessment, /$defs/Observation/properties/valueCodeableConcept/properties/coding/items"
        + "/properties/code/enum, gbt42195-level",
    "eldercare/assessment, /$defs/Observation/properties/component/items/properties"
        + "/valueCodeableConcept/properties/coding/items/properties/code/enum, gbt42195-adjustment",
  })
  void aSchemasCodesAreThoseOfItsTable(String service, String pointer, String table)
      throws IOException {
    // When
    var inSchema = new ArrayList<String>();
    answer(service).at(pointer).forEach(code -> inSchema.add(code.asText()));

    // Then
    assertThat(inSchema).isEqualTo(names(codes(table)));
  }

  @Test
  void everyItemOfTheAssessmentHasTheMaximumOfItsTable() throws IOException {
    // Given
    var tree = new SchemaTree(answer("eldercare/assessment"));
    var items = tree.resources().get("QuestionnaireResponse").path("properties").path("item");
    var inSchema = new TreeSet<String>();

    // When
    for (var group : items.path("prefixItems")) {
      for (var item : group.path("properties").path("item").path("prefixItems")) {
        var answers = tree.property(item, "answer");
        var score = tree.property(tree.items(answers), "valueInteger");
        inSchema.add(
            tree.property(item, "linkId").path("const").asText() + "=" + score.path("maximum"));
      }
    }

    // Then
    var inTable = new TreeSet<String>();
    for (var code : codes("gbt42195-score").properties()) {
      if (code.getKey().matches("B\\.[0-9]\\.[0-9]")) {
        inTable.add(code.getKey() + "=" + code.getValue().path("max"));
      }
    }
    assertThat(inSchema).isEqualTo(inTable).hasSize(26);
  }

  @Test
  void theItemsOfAGroupAddUpToTheGroupAndTheGroupsToNinety() throws IOException {
    // Given
    var codes = codes("gbt42195-score");

    // Then
    int total = 0;
    for (var group : List.of("B.1", "B.2", "B.3", "B.4")) {
      int sum = 0;
      for (var code : codes.properties()) {
        sum += code.getKey().startsWith(group + ".") ? code.getValue().path("max").asInt() : 0;
      }
      assertThat(sum).as(group).isEqualTo(codes.path(group).path("max").asInt());
      total += sum;
    }
    assertThat(total).isEqualTo(90).isEqualTo(codes.path("TOTAL").path("max").asInt());
  }

  @Test
  void theLevelsCoverEveryTotalOnce() throws IOException {
    // Given
    var levels = codes("gbt42195-level");

    // Then
    for (int total = 0; total <= 90; total++) {
      int hits = 0;
      for (var level : levels) {
        hits += total >= level.path("min").asInt() && total <= level.path("max").asInt() ? 1 : 0;
      }
      assertThat(hits).as("levels of total %d", total).isOne();
    }
  }

  private static List<String> names(JsonNode codes) {
    var names = new ArrayList<String>();
    codes.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
