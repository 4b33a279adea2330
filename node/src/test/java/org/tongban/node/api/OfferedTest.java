package org.tongban.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferedTest {
  private static final List<String> OFFERS = List.of("application/x-ndjson", "text/csv");

  @ParameterizedTest
  @CsvSource({
    "text/csv, text/csv",
    "*/*, application/x-ndjson",
    "'text/*, */*;q=0.1', text/csv",
    "'application/x-ndjson;q=0.5, text/csv', text/csv",
    "'text/csv;q=0.5, application/x-ndjson', application/x-ndjson",
  })
  void whatTheCallerLikesBest(String accept, String type) {
    // Then
    assertThat(Offered.best(accept, OFFERS)).isEqualTo(type);
  }

  @Test
  void theFirstWhereHeDoesNotSay() {
    // Then
    assertThat(Offered.best(null, OFFERS)).isEqualTo("application/x-ndjson");
  }
}
