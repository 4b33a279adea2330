package org.tongban.node.lookup;

import java.io.IOException;
import java.sql.SQLException;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.component.sql.SqlHelper;
import org.apache.camel.spi.EndpointStrategy;
import org.postgresql.core.Parser;

/**
 * Counts the parameters of a look-up's SQL once. Camel would else have the database count them at
 * each question, which has it read the whole statement anew.
 */
final class CountedParameters implements EndpointStrategy {
  private final CamelContext camel;

  CountedParameters(CamelContext camel) {
    this.camel = camel;
  }

  @Override
  public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
    if (endpoint instanceof SqlEndpoint sql && sql.getParametersCount() == 0) {
      sql.setParametersCount(count(sql));
    }
    return endpoint;
  }

  /** 0, which is Camel's own way, where a list makes the count another at each question. */
  private int count(SqlEndpoint sql) {
    try {
      var query = SqlHelper.resolveQuery(camel, sql.getQuery(), sql.getPlaceholder());
      if (query.contains("in:")) {
        return 0;
      }
      var prepared =
          new DefaultSqlPrepareStatementStrategy()
              .prepareQuery(query, sql.isAllowNamedParameters(), null);
      var parsed = Parser.parseJdbcSql(prepared, true, true, false, false, false);
      return parsed.get(0).bindPositions.length;
    } catch (SQLException | IOException | NoTypeConversionAvailableException e) {
      return 0;
    }
  }
}
