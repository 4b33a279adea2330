package org.tongban.node.demo.register.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.LookUpBench;

/** Economic checks over the look-up bench. */
final class Checks {
  static final String SERVICE = "assistance.economic-check";

  /** Two adults, their child and an elder. */
  static final List<KnownPeople> FAMILY =
      List.of(KnownPeople.HUSBAND, KnownPeople.WIFE, KnownPeople.CHILD, KnownPeople.ELDER);

  private Checks() {}

  static JsonNode ask(Check check) {
    return LookUpBench.get().ask(check.region(), SERVICE, check.purpose(), check.body());
  }

  /** The item of a subject, counted from 1; missing where there is none. */
  static JsonNode item(JsonNode answer, int subject, String category) {
    for (JsonNode item : answer.path("items")) {
      if (item.path("subjectNo").asInt() == subject
          && item.path("category").asText().equals(category)) {
        return item;
      }
    }
    return MissingNode.getInstance();
  }

  /** The only record, which keeps to the contract. */
  static JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(LookUpBench.get().violations(SERVICE, record)).isEmpty();
    return record;
  }
}
