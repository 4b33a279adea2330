package org.tongban.node.demo.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Fills a PostgreSQL database with a region's register: 青浦 and 嘉善 keep theirs in SQL, in layouts
 * that have nothing in common.
 */
public final class RegisterLoader {
  private final DataSource database;

  public RegisterLoader(DataSource database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /**
   * Drops the register's tables in the connection's schema and makes and fills them anew, in one
   * transaction.
   *
   * @throws IllegalArgumentException for 吴江, whose register is no SQL database
   */
  public void load(RegisterContent content) throws SQLException {
    String script = script(content.region());
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(script);
        for (RegisterPart part : content.parts()) {
          statement.execute(part.script());
        }
      }
      Batch batch = new Batch(connection);
      if (content.region() == Region.QINGPU) {
        new QingpuTables(content, batch).fill();
      } else {
        new JiashanTables(content, batch).fill();
      }
      for (RegisterPart part : content.parts()) {
        part.fill(batch);
      }
      try (Statement statement = connection.createStatement()) {
        // as after every large change: without it the first questions take many times as long
        statement.execute("ANALYZE");
      }
      connection.commit();
    }
  }

  private static String script(Region region) {
    return switch (region) {
      case QINGPU -> resource("qingpu.sql");
      case JIASHAN -> resource("jiashan.sql");
      case WUJIANG -> throw new IllegalArgumentException("吴江 keeps its register in an HTTP system");
    };
  }

  private static String resource(String name) {
    try (InputStream stream = RegisterLoader.class.getResourceAsStream(name)) {
      Objects.requireNonNull(stream, name);
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
