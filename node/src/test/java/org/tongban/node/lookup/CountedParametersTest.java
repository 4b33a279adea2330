package org.tongban.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class CountedParametersTest {
  private final CamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void aRegisterThatNobodyAsks() {
    camel.getRegistry().bind("register-civil", new SimpleDriverDataSource());
    camel.getCamelContextExtension().registerEndpointCallback(new CountedParameters(camel));
  }

  @AfterEach
  void close() {
    camel.stop();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          one of the body             | select 1 where a = :#${body[subject][idNumber]}      | 1
          the same twice              | select 1 where a = :#id or b = :#id                  | 2
          by place                    | select 1 where a = # and b = #                       | 2
          a text with a question mark | select '?' where a = :#id                            | 1
          a note with one             | select 1 /* ? */ where a = :#id                      | 1
          none                        | select 1                                             | 0
          a list is as long as it is  | select 1 where a in (:#in:ids) and b = :#id          | 0
          """)
  void theParametersOfAQueryAreCountedWithoutTheDatabase(String name, String query, int count) {
    // Given
    var endpoint = camel.getEndpoint("sql:select 1?dataSource=#register-civil", SqlEndpoint.class);
    // as the component writes what route files say
    endpoint.setQuery(query.replace('#', '?'));

    // When
    new CountedParameters(camel).registerEndpoint("sql:" + name, endpoint);

    // Then
    assertThat(endpoint.getParametersCount()).isEqualTo(count);
  }

  @Test
  void whatTheAdministratorCountedStays() {
    var uri = "sql:select 1 where a = :#id?dataSource=#register-civil&parametersCount=3";
    assertThat(camel.getEndpoint(uri, SqlEndpoint.class).getParametersCount()).isEqualTo(3);
  }
}
