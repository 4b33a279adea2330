package org.tongban.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.node.settings.RegisterSettings;
import org.tongban.node.store.OwnPostgres;
import org.tongban.node.store.Servers;

/** What a look-up can do to an SQL register. */
class RegistersTest {
  @TempDir private static Path data;
  private static OwnPostgres postgres;
  private static Registers registers;
  private static DataSource source;

  @BeforeAll
  static void aRegister() throws Exception {
    postgres = Servers.start(data.resolve("database"));
    postgres.createDatabase("register");
    try (var connection =
            DriverManager.getConnection(
                postgres.url("register"), OwnPostgres.USER, postgres.password());
        var statement = connection.createStatement()) {
      statement.execute("create table person (name text)");
      statement.execute("insert into person values ('one')");
    }
    var settings =
        new RegisterSettings(
            "civil",
            postgres.url("register"),
            Optional.of(OwnPostgres.USER),
            Optional.of(postgres.passwordFile()),
            Optional.empty());
    registers = Registers.open(List.of(settings));
    try (var camel = new DefaultCamelContext()) {
      registers.bindTo(camel);
      source = camel.getRegistry().lookupByNameAndType("register-civil", DataSource.class);
    }
  }

  @AfterAll
  static void stop() {
    registers.close();
    postgres.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with added as (insert into person values ('two') returning name) select name from added",
        "with gone as (delete from person returning name) select name from gone",
        "select name from person for update"
      })
  void nothingIsWritten(String query) throws SQLException {
    // When / Then
    assertThatThrownBy(() -> rows(query)).isInstanceOf(SQLException.class);
    assertThat(rows("select name from person")).isEqualTo(1);
  }

  private static int rows(String query) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      int rows = 0;
      while (result.next()) {
        rows++;
      }
      return rows;
    }
  }
}
